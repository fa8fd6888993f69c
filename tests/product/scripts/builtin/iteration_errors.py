# What can't be iterated.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("iter(5)", "next(5)", "list(5)", "for x in None: pass", "sum(5)", "len(5)", "len(iter([]))", "5[0]", "a = 5; a[0] = 1", "reversed(5)", "[*5]", "tuple(len)", "1 in 1"):
    try:
        exec(text)
    except Exception as e:
        print(text, type(e).__name__, e)
