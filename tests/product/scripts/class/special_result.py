# What __hash__ and __len__ return is checked; % leaves no operand over.
# expect: cpython
# differs: MicroPython takes a negative length
class TextHash:
    def __hash__(self):
        return "a"


class LongHash:
    def __hash__(self):
        return 1 << 70


class Negative:
    def __len__(self):
        return -1


try:
    hash(TextHash())
except TypeError:
    print("TypeError")
print({LongHash(): 1} == {})
try:
    len(Negative())
except ValueError:
    print("ValueError")
try:
    "a" % Negative()
except TypeError:
    print("TypeError")
