# The function `__getattr__` of a module is asked for what the module lacks.
# expect: cpython
# with: computed.py
import computed

print(computed.abc, computed.__name__, hasattr(computed, "b"), getattr(computed, "c", 3))
for _ in range(2):
    print(computed.a)
try:
    computed.b
except AttributeError as error:
    print(error)
from computed import apple

print(apple)
try:
    exec("from computed import below")
except (ImportError, AttributeError):
    print("no below")
