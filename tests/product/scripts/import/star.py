# from ... import * takes public names, or those of __all__.
# expect: cpython
# with: public.py chosen.py
from public import *
print(visible, "_hidden" in globals())
from chosen import *
print(one, "two" in globals())
