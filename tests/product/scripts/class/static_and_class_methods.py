# Static methods and class methods.
# expect: cpython
class A:
    n = 1
    @staticmethod
    def s(x):
        return x * 2
    @classmethod
    def c(cls, x):
        return cls.__name__, cls.n, x
class B(A):
    n = 2
print(A.s(3), A().s(4), A.c(5), B.c(6), B().c(7))
