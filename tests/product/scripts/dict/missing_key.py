# A missing key.
# expect: micropython
# differs: CPython words its messages otherwise
d = {"a": 1}
for statement in ("d['x']", "del d['x']", "d.pop('x')", "{}.popitem()", "d[(1, 2)]"):
    try:
        exec(statement)
    except KeyError as e:
        print(statement, e)
