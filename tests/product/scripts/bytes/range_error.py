# Values beyond a byte.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("bytes([256])", "bytes([-1])", "bytes(-1)", "bytes(['a'])"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
