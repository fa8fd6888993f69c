# A bytearray is no key.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    {bytearray(b"a"): 1}
except TypeError as e:
    print(e)
