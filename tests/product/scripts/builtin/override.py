# Names can be set in the module builtins, also what class and import statements call.
# expect: cpython
# differs: MicroPython finds its own functions first in the module itself
import builtins

print(abs(-3))
builtins.abs = lambda value: ("own", value)
print(abs(-3), builtins.abs(2))
builtins.fresh = 5
print(fresh)
del builtins.fresh
try:
    fresh
except NameError:
    print("NameError")

build = builtins.__build_class__
builtins.__build_class__ = lambda body, name, *bases: ("class", name)


class Shape:
    pass


print(Shape)
builtins.__build_class__ = build


class Square:
    pass


print(Square.__name__)


def own_import(name, globals, locals, wanted, level):
    print("import", name, wanted, level)

    class Module:
        first = 1
        second = 2

    return Module


original = builtins.__import__
builtins.__import__ = own_import
__import__("a", None, None, None, 0)
import a
import a.b
from a import first
from a import first, second

builtins.__import__ = original
try:
    import nothing
except ImportError:
    print("ImportError")
try:
    __import__("math", None, None, None, -1)
except ValueError:
    print("ValueError")
