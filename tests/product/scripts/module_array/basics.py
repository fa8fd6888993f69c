# Arrays of every type code.
# expect: cpython
from array import array
for code in "bBhHiIlLqQ":
    print(array(code, [1, 2, 100]), len(array(code, range(5))))
a = array("d", [1.5, 2])
a.append(3)
a.extend(array("d", [4]))
print(a, a[0], a[-1], a[1:3], list(a), array("f", [0.5]), array("i"))
