# finally doesn't change what is reported.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    raise KeyError("k")
finally:
    print("finally")
