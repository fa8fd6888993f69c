# The value of a StopIteration that a class's own iterator raises reaches yield from and next.
# expect: cpython
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("landed")
        return self.n


def delegate(n):
    result = yield from Countdown(n)
    print("result", result)
    return result


print(list(delegate(2)))
print([x for x in Countdown(2)], list(Countdown(1)))


def last(iterator):
    while True:
        try:
            next(iterator)
        except StopIteration as e:
            return e.value


print(last(Countdown(1)), last(delegate(1)), last(iter([1])), last(Countdown(0)))
for x in Countdown(1):
    pass
print(last(iter(())), next(Countdown(0), "default"))


def empty():
    yield from ()
    print((yield from iter([])))


print(list(empty()))


def is_wanted(item):
    for _ in Countdown(2):
        pass
    return item > 1


def filtered():
    print((yield from filter(is_wanted, [1, 2, 3, 1])))


print(list(filtered()), last(filter(is_wanted, [1, 2, 0])), last(map(is_wanted, [0])))
