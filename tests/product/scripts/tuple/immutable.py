# Items can't be changed.
# expect: micropython
# differs: CPython words its messages otherwise
t = (1, 2)
for statement in ("t[0] = 5", "del t[0]", "t[5]", "t.append(1)"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, type(e).__name__, e)
