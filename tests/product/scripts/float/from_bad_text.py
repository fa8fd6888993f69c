# float() refuses texts that are no numbers.
# expect: cpython
# differs: MicroPython takes an exponent without digits before it for zero
for text in ("", "x", "1.5.2", "1e", "e5", "--1", "0x10", "1 2"):
    try:
        print(float(text))
    except ValueError:
        print("ValueError", repr(text))
