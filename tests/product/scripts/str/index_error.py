# An index beyond the text.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("'abc'[3]", "'abc'[-4]", "''[0]", "'abc'['x']", "'abc'[1.0]"):
    try:
        eval(text)
    except Exception as e:
        print(text, type(e).__name__, e)
