# An exception class of one's own.
# expect: micropython
# differs: CPython words its messages otherwise
class Odd(Exception):
    pass
raise Odd("very")
