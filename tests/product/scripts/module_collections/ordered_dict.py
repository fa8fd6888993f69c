# OrderedDict keeps order and pops its last item.
# expect: cpython
from collections import OrderedDict
d = OrderedDict([("b", 1), ("a", 2)])
d["c"] = 3
d["b"] = 9
print(list(d.items()), d.popitem(), len(d), isinstance(d, dict), list(d))
