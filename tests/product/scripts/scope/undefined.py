# Names that aren't there.
# expect: micropython
# differs: CPython words its messages otherwise
for statement in ("unknown", "del unknown", "unknown()", "unknown += 1"):
    try:
        exec(statement)
    except Exception as e:
        print(statement, type(e).__name__, e)
