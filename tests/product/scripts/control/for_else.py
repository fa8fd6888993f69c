# break, continue and else in for.
# expect: cpython
for wanted in (2, 9):
    for i in range(5):
        if i % 2:
            continue
        if i == wanted:
            print("found", i)
            break
    else:
        print("not found", wanted)
