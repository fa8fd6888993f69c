# Storing items and slices.
# expect: cpython
from array import array
a = array("i", range(5))
a[0] = 50
a[1:3] = array("i", [7, 8])
print(a, sum(a), a == array("i", [50, 7, 8, 3, 4]), a + array("i", [1]))
