# float.hex and float.fromhex.
# expect: cpython
# only: MicroPython lacks them
def attempt(text):
    try:
        print(repr(text), float.fromhex(text).hex())
    except (ValueError, OverflowError) as e:
        print(repr(text), type(e).__name__, e)


inf = float("inf")
for value in (1.5, -0.0, 0.1, -2.0, 5e-324, 1e-310, 2.2250738585072014e-308, 1e308, inf, -inf):
    print(value, value.hex(), float.fromhex(value.hex()) == value)
print((inf - inf).hex())
for text in ("0x1p3", " -0x1.8p1 \n", "1.8", ".8", "8.", "inf", "-Infinity", "nan", "ABC", "0X1P-2"):
    attempt(text)
for text in ("0x1p-1074", "0x1p-1075", "0x1.00000000001p-1075", "0x1p-1076", "-0x0p0"):
    attempt(text)
for text in ("0x1.00000000000008p0", "0x1.00000000000008000000000001p0", "0x1.00000000000018p0"):
    attempt(text)
for text in ("0x1p1024", "0x1p1023", "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023"):
    attempt(text)
for digits in ("1" + "0" * 30, "0" * 40 + "1", "123456789abcdef123456789"):
    attempt("0x" + digits)
    attempt("0x." + digits)
for text in ("0x1p" + "9" * 30, "0x1p-" + "9" * 30, "0x0p" + "9" * 30):
    attempt(text)
for text in ("", ".", "0x", "0x.p1", "infi", "0x1p", "0x1p+", "0x1p1x", "0x1 p1", "0xg", "1..2", "- 1"):
    attempt(text)
