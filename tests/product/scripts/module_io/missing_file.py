# A file that isn't there.
# expect: micropython
# differs: CPython words its messages otherwise
try:
    open("/nowhere/at/all")
except OSError as e:
    print(e, e.errno)
