# Bytes that are no UTF-8 are a UnicodeError.
# expect: cpython
for b in (b"\xff", b"\xc3", b"a\x80", b"\xe2\x82"):
    try:
        print(str(b, "utf-8"))
    except UnicodeError:
        print("UnicodeError")
