# Too many and too few values.
# expect: micropython
# differs: CPython words its messages otherwise
for statement in ("a, b = 1, 2, 3", "a, b = 1,", "a, *b, c = 1,", "a, b = 5", "a, b = 'abc'", "(a, b), c = 1, 2", "a, b = iter([1])", "a, b = iter([1, 2, 3])"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, type(e).__name__, e)
