# Literals, index, slice, operators.
# expect: cpython
t = 1, 2, 3
print(t, t[0], t[-1], t[1:], t + (4,), t * 2, (), (1,), len(t), 2 in t, t.index(3), t.count(1), t < (1, 2, 4), hash(t) == hash((1, 2, 3)))
