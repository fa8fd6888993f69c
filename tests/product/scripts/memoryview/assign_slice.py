# A slice takes bytes of its length.
# expect: cpython
a = bytearray(5)
m = memoryview(a)
m[1:4] = b"xyz"
print(a)
try:
    m[1:4] = b"toolong"
except ValueError:
    print("ValueError")
