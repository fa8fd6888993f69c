# Indices beyond the list and of a wrong type.
# expect: micropython
# differs: CPython words its messages otherwise
a = [1, 2]
for statement in ("a[2]", "a[-3]", "a[5] = 0", "del a[9]", "a['x']", "a[1.0]", "a[None] = 1"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, type(e).__name__, e)
