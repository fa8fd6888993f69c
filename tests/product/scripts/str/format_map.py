# The names of a template are keys of a mapping.
# expect: cpython
# differs: MicroPython lacks it
print("{a} {b!r:>5} {c[0]} {{}}".format_map({"a": 1, "b": "x", "c": [7]}))


class Named:
    def __getitem__(self, name):
        return "<" + name + ">"




print("{one}{two:>6}".format_map(Named()))
for template in ("{missing}", "{}", "{0}"):
    try:
        print(template.format_map({"a": 1}))
    except (KeyError, ValueError) as error:
        print(type(error).__name__)
try:
    "{a}".format_map()
except TypeError:
    print("TypeError")
