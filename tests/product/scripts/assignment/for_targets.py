# Loop variables may be any target.
# expect: cpython
d = {}
for d["k"] in range(3):
    pass
for a, (b, *c) in [(1, (2, 3, 4))]:
    print(a, b, c)
print(d)
