# int() refuses texts that are no numbers.
# expect: cpython
# differs: MicroPython drops any underscore
for text in ("", " ", "12x", "0x", "--1", "1__0", "1.5", "9"):
    try:
        print(int(text, 8) if text == "9" else int(text))
    except ValueError:
        print("ValueError", repr(text))
