# bool as a kind of int.
# expect: cpython
# differs: MicroPython's bool derives from object
print(isinstance(True, int), issubclass(bool, int))
