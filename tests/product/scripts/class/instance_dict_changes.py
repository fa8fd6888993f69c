# What is changed in the `__dict__` of an instance is changed in the instance.
# expect: cpython
# differs: MicroPython's can't be changed


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Options:
    def __init__(self, **options):
        self.__dict__.update(options)


point = Point(1, 2)
members = point.__dict__
members["z"] = 3
print(point.z, members == {"x": 1, "y": 2, "z": 3}, isinstance(members, dict))
del members["x"]
print(hasattr(point, "x"), members.pop("y"), hasattr(point, "y"), members.pop("w", 5))
print(members.setdefault("z", 0), members.setdefault("u", 8), point.u)
members.clear()
print(point.__dict__, members)
members.update({"a": 1}, b=2)
print(point.a, point.b, len(point.__dict__))
for action in (lambda: members.pop("c"), lambda: members.__delitem__("c")):
    try:
        action()
    except KeyError as error:
        print("KeyError", error.args)
options = Options(color="red", size=3)
print(options.color, options.size)
copy = dict(point.__dict__)
copy["a"] = 9
print(point.a)
