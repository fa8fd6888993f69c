# Attributes of instances and classes.
# expect: cpython
class A:
    x = 1
a = A()
print(a.x, A.x)
a.x = 2
A.x = 3
A.y = "new"
print(a.x, A.x, a.y)
del a.x
print(a.x, hasattr(a, "z"), getattr(a, "z", "none"))
setattr(a, "z", 5)
print(a.z)
delattr(a, "z")
print(hasattr(a, "z"))
