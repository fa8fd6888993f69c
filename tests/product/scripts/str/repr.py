# repr chooses quotes and escapes.
# expect: cpython
# differs: MicroPython escapes letters beyond ASCII
for s in ("a", "a'b", 'a"b', "a'b\"c", "\n\r\t\\", "\0\x01\x1f\x7f", "é", "🐍", ""):
    print(repr(s))
