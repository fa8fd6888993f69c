# Far more is allocated in all than the heap holds.
# expect: cpython
total = 0
for i in range(3000):
    x = [i] * 200
    y = {"key": x, i: str(i) * 20}
    total += len(x) + len(y)
print(total)
