# A failing comparison leaves a list with the same items.
# expect: cpython
a = [3, "x", 1]
try:
    a.sort()
except TypeError:
    print("TypeError", len(a))
