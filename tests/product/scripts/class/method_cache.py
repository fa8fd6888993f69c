# A changed method is seen by code that has called the old one.
# expect: cpython
class A:
    def f(self):
        return "old"
class B(A):
    pass
def call(o):
    return o.f()
a, b = A(), B()
print([call(o) for o in (a, b, a, b)])
A.f = lambda self: "new"
print([call(o) for o in (a, b)])
B.f = lambda self: "B's"
a.f = lambda: "instance's"
print([call(o) for o in (a, b)])
del B.f
del a.f
print([call(o) for o in (a, b)])
