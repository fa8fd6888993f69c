# List comprehensions with several loops and conditions.
# expect: cpython
print([x * y for x in range(3) for y in range(3) if x != y], [[i for i in range(n)] for n in range(4)], [x for x in "a1b2" if x.isdigit() if x != "1"])
