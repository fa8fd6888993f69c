# What operators and methods give for an instance that wraps a native value is a plain native value.
# expect: cpython
# differs: MicroPython joins no instances of classes derived from str
class Int(int):
    pass


class Float(float):
    pass


class Str(str):
    pass


class Bytes(bytes):
    pass


class List(list):
    pass


class Set(set):
    pass


class Dict(dict):
    pass


i, f, s, b = Int(2), Float(2.5), Str("ab"), Bytes(b"ab")
for value in (i + 0, 0 + i, i - 0, i * 1, i // 1, i % 5, i**1, i | 0, i ^ 0, i & 7, i << 0, i >> 0, divmod(i, 1)[0], +i):
    print(type(value).__name__, value, end=" ")
print()
for value in (f + 0, f * 1, f - 0.0, f**1, s + "", "" + s, s * 1, "".join([s]), b + b"", b"" + b, b * 1, b"".join([b])):
    print(type(value).__name__, value, end=" ")
print()
i += 0
f *= 1
s += ""
b += b""
print(type(i).__name__, type(f).__name__, type(s).__name__, type(b).__name__)
a = List([1])
c = Set([1])
d = Dict()
same = a, c, d
a += []
a *= 1
c |= {2}
c &= {1, 2}
c -= set()
c ^= set()
d |= {1: 2}
print(a is same[0], c is same[1], d is same[2], a, sorted(c), d)
print(type(a + []).__name__, type(c | {3}).__name__, type(a * 1).__name__)
