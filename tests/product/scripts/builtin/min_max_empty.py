# Nothing to choose from.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("max([])", "min(())", "max()", "max(1)"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
