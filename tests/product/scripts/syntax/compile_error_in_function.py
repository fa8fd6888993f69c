# A mistake found by the compiler names the function.
# expect: micropython
# differs: CPython words its messages otherwise
def f():
    break
