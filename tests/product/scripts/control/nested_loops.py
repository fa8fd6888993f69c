# break and continue concern the innermost loop.
# expect: cpython
for i in range(3):
    for j in range(3):
        if j == i:
            continue
        if j == 2:
            break
        print(i, j)
