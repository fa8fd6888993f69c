# Index, slice and membership.
# expect: cpython
r = range(10, 30, 5)
print(r[0], r[-1], r[1:3], r[::-1], 15 in r, 16 in r, r.start, r.stop, r.step)
