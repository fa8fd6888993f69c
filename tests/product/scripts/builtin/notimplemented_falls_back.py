# An operator that returns NotImplemented lets the other side try.
# expect: cpython
class A:
    def __add__(self, other):
        return NotImplemented
class B:
    def __radd__(self, other):
        return "B's"
print(A() + B())
try:
    A() + 1
except TypeError:
    print("TypeError")
