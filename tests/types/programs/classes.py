# Classes made by type(), properties, static and class methods.
x = type("X", (object,), {"a": 5})
print(x.a, x().a, x.__name__, type(x()) is x)


class P:
    @property
    def v(self):
        return self._v

    @v.setter
    def v(self, q):
        self._v = q * 2

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls, a):
        return cls.__name__, a


p = P()
p.v = 4
print(p.v, p.s(1), P.s(2), p.c(3), P.c(4))
try:
    del p.v
except AttributeError:
    print("AE")
