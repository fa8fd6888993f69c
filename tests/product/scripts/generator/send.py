# send gives the value of yield.
# expect: cpython
def average():
    total, count, value = 0, 0, None
    while True:
        value = yield value
        total += value
        count += 1
        value = total / count
a = average()
next(a)
print(a.send(10), a.send(20), a.send(60))
