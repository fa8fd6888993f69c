# Iteration sees items appended meanwhile.
# expect: cpython
a = [1, 2, 3]
for x in a:
    if x < 10:
        a.append(x * 4)
print(a)
