# How it prints.
# expect: micropython
# differs: CPython words its messages otherwise
from collections import OrderedDict
print(OrderedDict([(2, 1), (1, 2)]), OrderedDict())
