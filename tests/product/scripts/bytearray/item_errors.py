# Items beyond the end and of a wrong type.
# expect: micropython
# differs: CPython words its messages otherwise
a = bytearray(b"ab")
for statement in ("a[2]", "a[5] = 1", "a[0] = 'x'", "a['k']"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, type(e).__name__, e)
