# Classes derived from list, dict, tuple, set and int: what they inherit and what they change.
class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __len__(self):
        return 100 + super().__len__()


s = Stack([1, 2]).push(3)
print(s, len(s), s[0], s[-1], s[1:], list(s), s == [1, 2, 3], 2 in s, sorted(s), sum(s))
s.sort(key=lambda v: -v)
print(s, s + [4], [0] + s, s.pop(), isinstance(s, list), type(s).__name__)


class Counter(dict):
    def __getitem__(self, key):
        return self.get(key, 0)


c = Counter(a=1)
c["b"] = c["zz"] + 5
print(c, c["x"], len(c), sorted(c), c == {"a": 1, "b": 5}, dict(c))


class Pair(tuple):
    def swap(self):
        return Pair((self[1], self[0]))


p = Pair((1, 2))
print(p.swap(), p < (1, 3), hash(p) == hash((1, 2)), {p: 1}[(1, 2)], p + (3,))


class Number(int):
    def __add__(self, other):
        return Number(int(self) + other + 1)


n = Number(5)
print(n + 1, n * 2, n > 4, [0, 1, 2, 3, 4, 5][n], {5: "five"}[n], max(n, 3))


class Names(set):
    def add(self, item):
        super().add(item.lower())


names = Names()
names.add("Ada")
names.add("ADA")
print(sorted(names), names | {"bob"} == {"ada", "bob"}, "ada" in names)
