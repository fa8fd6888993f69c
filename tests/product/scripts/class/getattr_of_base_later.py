# __getattr__ that a base class gets after a class was derived from it
# expect: micropython
class Base:
    pass


class Derived(Base):
    pass


value = Derived()
print(hasattr(value, "x"))
Base.__getattr__ = lambda self, name: ("missing", name)
for v in (value, Derived(), Base()):
    print(v.x)
del Base.__getattr__
for v in (value, Base()):
    print(hasattr(v, "x"))
