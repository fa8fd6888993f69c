# A view of bytes can't be written.
# expect: cpython
m = memoryview(b"abc")
try:
    m[0] = 1
except TypeError:
    print("TypeError")
print(m[0])
