# What arrays of objects have beyond the reference: methods, comparison, slices, no view of memory.
# expect: spec
# source: modules.md 7
# only: the other oracles have no arrays of objects, or fewer methods.
import array


class Taker:
    def __eq__(self, other):
        while len(a) > 1:
            a.pop()
        return False


a = array.array("O", "abc")
print(a.pop(), a.pop(0), a, a.tolist(), a.itemsize > 3, a.typecode)
print(a == array.array("O", ["b"]), a != array.array("O", []), "b" in a, "x" in a)
a[0:1] = (1, 2, 3)
print(a, a[::2], a[::-1])
for act in (
    lambda: memoryview(a),
    lambda: a.tobytes(),
    lambda: a + array.array("i", [1]),
    lambda: array.array("i", [1]) + a,
    lambda: array.array("O", 5),
    lambda: a.pop(7),
):
    try:
        print(act())
    except (TypeError, IndexError) as error:
        print(type(error).__name__)
a.extend([Taker(), 5, 6])
print(7 in a, len(a))
a = array.array("O", [Taker(), 1, 2])
print(a == array.array("O", [0, 1, 2]), len(a))
a = array.array("O", [1])
a.append(a)
try:
    print(len(str(a)) > 10)
except RuntimeError:
    print("RuntimeError")
