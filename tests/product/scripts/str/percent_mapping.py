# % with a mapping.
# expect: cpython
# differs: MicroPython rounds halves up
print("%(name)s is %(age)d, %(name)r" % {"name": "Ann", "age": 30}, "%(a)5.1f|" % {"a": 2.25})
