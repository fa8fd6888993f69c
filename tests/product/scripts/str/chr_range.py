# chr of a number that is no character, ord of a text that is none.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("chr(-1)", "chr(0x110000)", "ord('')", "ord('ab')", "ord(5)"):
    try:
        eval(text)
    except Exception as e:
        print(text, type(e).__name__, e)
