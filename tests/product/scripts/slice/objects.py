# A class sees the slices it is indexed with.
# expect: cpython
class A:
    def __getitem__(self, index):
        return index
a = A()
print(a[1], a[1:2], a[::2], a[:], a["k"], a[1, 2:3], a[..., 5], a[1:2].start, a[1:2].step)
