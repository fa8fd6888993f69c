# An exception in a handler shows only itself.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    1 / 0
except ZeroDivisionError:
    None.x
