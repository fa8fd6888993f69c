# How containers print, compare and unpack.
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5))
print({1, 2} < {1, 2, 3}, {1} | {2}, {1: 2} == {1: 2.0}, (1, 2) < (1, 3), [1] < [1, 0], "a" * 3)
print(list(enumerate("abc", start=2)), list(range(10, 0, -3)), range(5)[1:3], 3 in range(0, 10, 2))
d = dict.fromkeys("abc", 0)
d.update(b=5)
print(d, list(d.items()), d.popitem(), d | {"z": 1})
for q in (d.keys(), d.values(), d.items()):
    print(q)
t = [1, 2, 3]
t[1:2] = [7, 8, 9]
del t[::2]
print(t, t * 2, t + [0])
t += (1,)
print(t)


def f(*a, **k):
    return a, k


print(f(*[1, 2], **{"x": 3}), (lambda a, b=2, *, c: (a, b, c))(1, c=5))
