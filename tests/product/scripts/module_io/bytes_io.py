# A byte stream in memory.
# expect: cpython
import io
b = io.BytesIO(b"0123456789")
b.seek(3)
buffer = bytearray(4)
print(b.readinto(buffer), buffer, b.tell(), b.read(2), b.seek(-1, 2), b.read(), b.read())
b.seek(0)
b.write(b"AB")
print(b.getvalue())
