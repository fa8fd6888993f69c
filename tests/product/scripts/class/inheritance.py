# Methods are inherited, overridden and reached by super.
# expect: cpython
class A:
    def __init__(self, x):
        self.x = x
    def f(self):
        return "A.f %s" % self.x
    def g(self):
        return "A.g " + self.f()
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def f(self):
        return "B.f %s " % self.y + super().f()
b = B(1, 2)
print(b.f(), "|", b.g(), "|", isinstance(b, A), issubclass(B, A), issubclass(A, B), isinstance(b, (int, A)))
