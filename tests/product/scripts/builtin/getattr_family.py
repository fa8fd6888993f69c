# getattr, setattr, hasattr and delattr.
# expect: cpython
class A:
    pass
a = A()
setattr(a, "x", 1)
print(getattr(a, "x"), getattr(a, "y", 2), hasattr(a, "x"), hasattr([], "append"), getattr("abc", "upper")())
delattr(a, "x")
print(hasattr(a, "x"))
try:
    getattr(a, 5)
except TypeError:
    print("TypeError")
