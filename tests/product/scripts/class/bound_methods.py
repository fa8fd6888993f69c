# Bound methods keep their object.
# expect: cpython
class A:
    def __init__(self, n):
        self.n = n
    def f(self, x):
        return self.n, x
m = A(1).f
g = A.f
print(m(2), g(A(3), 4), list(map(A(5).f, [6])))
a = A(7)
a.h = lambda x: x
print(a.h(8))
