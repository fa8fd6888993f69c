# Both ends, and a length that drops from the other.
# expect: cpython
from collections import deque
d = deque((), 3)
for i in range(5):
    d.append(i)
print(len(d), list(d), d.popleft(), d.pop(), list(d), bool(d))
d.appendleft(9)
d.extend([1, 2])
print(list(d), d[0], d[-1])
d[0] = "x"
print(list(d))
