# const is the identity at run time, and folds at compile time.
# expect: micropython
# differs: CPython words its messages otherwise
from micropython import const
A = const(5)
_B = const(A * 2 + 1)
print(A, _B, const(7))
