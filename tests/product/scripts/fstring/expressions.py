# Expressions in f-strings.
# expect: cpython
x, d, items = 5, {"k": "v"}, [1, 2, 3]
print(f"{x} {x + 1} {x * 2.5} {d['k']} {items[1:]} {len(items)} {'nested'} {x if x > 3 else 0}")
