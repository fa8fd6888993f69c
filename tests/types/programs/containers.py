# namedtuple, OrderedDict and deque.
from collections import OrderedDict, deque, namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
x, y = p
print(p, p.x + p.y, x, y, p[0], p[-1], len(p), p == (1, 2), p < (1, 3), hash(p) == hash((1, 2)))
print(p._replace(y=9), Point._fields, p._asdict(), Point._make([5, 6]), isinstance(p, tuple))
print({p: "here"}[(1, 2)], p + (3,), list(p), Point.__name__)
try:
    p.x = 5
except AttributeError:
    print("read only")
for arguments in ((), (1,), (1, 2, 3)):
    try:
        print(Point(*arguments))
    except TypeError:
        print("wrong number")


class Sized(namedtuple("Base", "w h")):
    @property
    def area(self):
        return self.w * self.h


print(Sized(2, 3).area, Sized(2, 3).w, Sized(2, 3) == (2, 3))

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
print(list(o), list(o.items()), o.popitem(), o.popitem(last=False), list(o))
o["z"] = 1
o.move_to_end("z", last=False)
print(list(o), o == {"z": 1, "c": 3}, o == OrderedDict([("c", 3), ("z", 1)]), len(o), "c" in o)
print(list(reversed(o)), list(OrderedDict.fromkeys("ab", 0).items()))

q = deque([1, 2, 3], 4)
q.append(4)
q.append(5)
q.appendleft(0)
print(q, len(q), q[0], q[-1], list(q), 3 in q, q.count(3), q.index(3), q.maxlen)
q.rotate(1)
print(q, q.pop(), q.popleft(), q)
q.extend([7, 8, 9, 10])
q.extendleft([1, 2])
q.reverse()
q.remove(7)
print(q, q == deque([8, 1, 2]), q.copy() == q, deque(), bool(deque()))
del q[0]
q[0] = 5
q.insert(1, 6)
print(q, sum(q))
for empty in (deque().pop, deque().popleft):
    try:
        empty()
    except IndexError:
        print("empty")
try:
    for i in q:
        q.append(i)
except RuntimeError as error:
    print(error)
many = deque()
for i in range(100):
    many.append(i)
    if i % 3 == 0:
        many.popleft()
print(len(many), many[0], many[-1])
