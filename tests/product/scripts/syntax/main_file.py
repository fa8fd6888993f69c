# A mistake in the script itself: the place has no name of a function.
# expect: micropython
# differs: CPython words its messages otherwise
print("never printed")
def f():
    return 1 +
