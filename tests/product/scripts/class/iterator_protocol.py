# __iter__ and __next__.
# expect: cpython
class Down:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
d = Down(3)
print(next(d), list(d), list(Down(3)), max(Down(5)), dict(zip("ab", Down(2))))
