# A step of zero.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    range(1, 2, 0)
except ValueError as e:
    print(e)
