# Container operations by special methods.
# expect: cpython
class Squares:
    def __init__(self, n):
        self.n, self.changes = n, []
    def __len__(self):
        return self.n
    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError
        return i * i
    def __setitem__(self, i, value):
        self.changes.append((i, value))
    def __delitem__(self, i):
        self.changes.append(("del", i))
    def __contains__(self, x):
        return x == "magic"
    def __iter__(self):
        for i in range(self.n):
            yield self[i]
s = Squares(4)
s[1] = "x"
del s[2]
print(len(s), s[3], list(s), "magic" in s, 4 in s, s.changes, bool(s), bool(Squares(0)), sum(s))
