# A buffer with a view can't be resized.
# expect: cpython
# differs: MicroPython lets the view dangle
a = bytearray(b"abc")
m = memoryview(a)
try:
    a.append(1)
except BufferError:
    print("BufferError")
print(a)
