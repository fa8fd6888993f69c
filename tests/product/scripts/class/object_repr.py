# How objects without a __repr__ print, but for the address.
# expect: micropython
# differs: CPython words its messages otherwise
class A:
    def f(self):
        pass
def g():
    yield
def shape(x):
    return repr(x).split(" at ")[0].split("0x")[0]
print(shape(A()), A, int, type, shape(g), shape(g()), shape(A.f), shape(len), object, type(None), NotImplemented, ...)
