# Literals, adding, removing, membership.
# expect: cpython
s = {3}
s.add(3)
print(s, len(s), 3 in s, 4 in s, set() == set(), bool(set()))
s.discard(9)
s.discard(3)
print(s, sorted({1, 2, 1}), sorted(set("hello")))
