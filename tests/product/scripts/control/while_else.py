# else of a loop runs unless break ended it.
# expect: cpython
for limit in (2, 10):
    n = 0
    while n < 5:
        if n == limit:
            break
        n += 1
    else:
        print("else", limit)
    print(n)
