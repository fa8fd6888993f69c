# Bases that can't be.
# expect: micropython
# differs: CPython words its messages otherwise
for statement in ("class A(1): pass", "class A(int, str): pass"):
    try:
        exec(statement)
        print(statement, "accepted")
    except TypeError as e:
        print(statement, e)
