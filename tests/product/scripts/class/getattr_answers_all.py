# A class whose `__getattr__` has an answer to every name: special methods are those of the class,
# so none of the answers is called by operators and built-in functions.
# expect: cpython
# differs: MicroPython asks no `__format__`, `__dir__` or `__reversed__` of a class.


class Anything:
    def __getattr__(self, name):
        return name

    def __str__(self):
        return "anything"


class Nothing(Anything):
    def __str__(self):
        return "nothing"

    def __format__(self, spec):
        return "formatted by <" + spec + ">"

    def __dir__(self):
        return ["b", "a"]

    def __reversed__(self):
        return iter("fed")


a = Anything()
print(f"{a}", "{} {}|".format(a, a), "%s" % a, str(a))
print(a.__reversed__, a.missing)
print(bool(a), a == a, a != a, hash(a) == hash(a), isinstance(a, Anything), callable(a))

for act in (
    lambda: a(),
    lambda: len(a),
    lambda: a[0],
    lambda: a + a,
    lambda: -a,
    lambda: a < a,
    lambda: 1 in a,
    lambda: reversed(a),
    lambda: iter(a),
    lambda: next(a),
    lambda: int(a),
    lambda: float(a),
    lambda: [1, 2][a],
    lambda: abs(a),
):
    try:
        act()
        print("no error")
    except TypeError:
        print("TypeError")

n = Nothing()
print(f"{n}", f"{n:abc}", "{:xyz}".format(n), "%s" % n, dir(n), list(reversed(n)))
# Members of an instance are no special methods either.
n.__format__ = lambda spec: "by a member"
n.__reversed__ = lambda: [1]
print(f"{n}", list(reversed(n)))
# Nor are those of a class the class's own.
print("__dir__" in dir(Nothing), "__format__" in dir(Nothing))
