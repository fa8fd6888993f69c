# Empty and full deques.
# expect: micropython
# differs: CPython words its messages otherwise
from collections import deque
d = deque((), 1, 1)
for text in ("d.pop()", "d.popleft()", "d[0]", "d.append(1) or d.append(2)"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
