# Slices that read, with any step.
# expect: cpython
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[:], a[::2], a[1::3], a[::-1], a[8:2:-2], a[-3:], a[5:2], a[100:], a[-100:3])
