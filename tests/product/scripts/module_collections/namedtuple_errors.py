# Wrong arguments and assignment.
# expect: micropython
# differs: CPython words its messages otherwise
from collections import namedtuple
P = namedtuple("P", ("x", "y"))
for text in ("P(1)", "P(1, 2, 3)", "P(1, z=2)", "P(1, x=1)", "P(1, 2).z", "setattr(P(1, 2), 'x', 3)"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
