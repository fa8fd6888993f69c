# `__repr__` of a class derived from an exception or str doesn't replace its own text.
# expect: cpython


class Failure(Exception):
    def __repr__(self):
        return "repr"


class Text(str):
    def __repr__(self):
        return "repr"


class Number(float):
    def __str__(self):
        return "str"


print(Failure("failed"), [Failure("failed")], "%s" % Failure(1))
print(Text("text"), [Text("text")], str(Text("text")), "{}".format(Text("a")))
print(Number(1.5), [Number(1.5)])


class Hashed:
    def __hash__(self):
        return True


print(hash(Hashed()))
