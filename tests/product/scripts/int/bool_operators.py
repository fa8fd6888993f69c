# Bitwise operators between bools give a bool.
# expect: cpython
# differs: MicroPython gives an int
print(True & False, True | False, True ^ True, True & 1, False | 2)
