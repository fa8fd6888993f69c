# A buffer that grows far.
# expect: cpython
a = bytearray()
for i in range(1000):
    a.append(i & 255)
a += b"tail"
print(len(a), a[300], a[-4:], sum(a))
