# An OrderedDict joined with a dict is one again.
# expect: cpython
from collections import OrderedDict

both = OrderedDict([("b", 1), ("a", 2)]) | {"c": 3, "b": 4}
print(type(both) is OrderedDict, list(both.items()))
