# Instances that are called.
# expect: cpython
class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, *args, **kw):
        return self.n + sum(args) + sum(kw.values())
print(Adder(10)(1, 2, x=3), callable(Adder(0)), callable(Adder), list(map(Adder(1), [1, 2])))
