# Arrays of typecode O hold any objects.
# expect: micropython
# only: CPython has no such typecode.
import array
import gc

a = array.array("O")
print(a, len(a), bool(a))
a.append(1)
a.append("two")
a.append([3])
print(a, len(a), a[0], a[-1], bool(a))
a[1] = (2, "zwei")
a[2].append(4)
print(a, [x for x in a])
b = array.array("O", ["x", None])
print(b, a + b)
b.extend(array.array("O", [1.5]))
print(b, b[1:], b[:1])
b += a
print(len(b))
for i in range(3):
    b[i] = ["fresh", i]
gc.collect()
print(b)
try:
    print(b[9])
except IndexError as error:
    print(type(error).__name__)
try:
    b + [1]
except TypeError:
    print("TypeError")
