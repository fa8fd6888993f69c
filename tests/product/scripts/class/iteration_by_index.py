# Iteration by __getitem__ alone.
# expect: cpython
class A:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10
print(list(A()), 20 in A(), [x for x in A()])
