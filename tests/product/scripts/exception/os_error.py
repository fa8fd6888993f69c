# OSError knows the names of errors.
# expect: micropython
# differs: CPython words its messages otherwise
for e in (OSError(2), OSError(2, "x"), OSError(9999), OSError(), OSError("text"), OSError(13), OSError(1, 2, 3)):
    print(str(e), e.errno)
