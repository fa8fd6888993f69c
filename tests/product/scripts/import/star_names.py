# `__all__` may be a tuple; a name of it that isn't there is an AttributeError.
# expect: cpython
# with: listed.py promising.py
from listed import *

print(one, _two, "three" in globals())
try:
    from promising import *
except AttributeError:
    print("AttributeError")
