# Generators over generators.
# expect: cpython
def numbers():
    n = 0
    while True:
        n += 1
        yield n
def take(n, source):
    for _ in range(n):
        yield next(source)
print(sum(x for x in take(100, (n for n in numbers() if n % 3 == 0))))
