# ord of what is no character.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("ord('')", "ord('ab')", "ord(5)"):
    try:
        eval(text)
    except Exception as e:
        print(text, type(e).__name__, e)
