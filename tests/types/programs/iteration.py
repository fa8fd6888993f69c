# Iterators of the user in every place that iterates.
# ruff: noqa: B905, PLE0643, UP031
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


class Squares:
    def __getitem__(self, i):
        if i > 4:
            raise IndexError
        return i * i

    def __len__(self):
        return 5


class Failing:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise ZeroDivisionError("third")
        return self.n


print(list(Countdown(3)), tuple(Countdown(3)), sorted(set(Countdown(3))), sum(Countdown(5)))
print(dict(zip(Countdown(3), "abc")), list(map(str, Countdown(2))), sorted(Countdown(4)))
print(list(Squares()), list(reversed(Squares())), 9 in Squares(), max(Squares()), len(Squares()))
print(list(enumerate(Squares(), 5)), any(Squares()), all(Squares()))
first, *rest = Countdown(4)
print(first, rest, "".join(str(i) for i in Squares()))
for kind in (
    list,
    tuple,
    set,
    sum,
    max,
    sorted,
    lambda f: [0].extend(f),
    lambda f: dict(zip(f, f)),
):
    try:
        print(kind(Failing()))
    except ZeroDivisionError as error:
        print("caught", error)
print(list(iter(Countdown(9).__next__, 5)))
d = {1: 1}
try:
    for k in d:
        d[k + 1] = 1
except RuntimeError as error:
    print(error)
items = [1, 2, 3]
for i in items:
    if i < 3:
        items.append(i + 10)
print(items)


class Reversible:
    def __reversed__(self):
        return iter("xyz")


print(list(reversed(Reversible())))
