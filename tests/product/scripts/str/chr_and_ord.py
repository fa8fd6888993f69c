# chr and ord are inverse.
# expect: cpython
# differs: MicroPython escapes letters beyond ASCII
print([chr(i) for i in (65, 233, 0x20AC, 0x1F40D)], [ord(c) for c in "Aé€🐍"], ord(b"x"))
