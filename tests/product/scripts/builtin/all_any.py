# all and any stop early.
# expect: cpython
def show(x):
    print("show", x)
    return x
print(all([]), any([]), all([1, "a"]), any([0, ""]), any(show(x) for x in (0, 5, 6)), all(show(x) for x in (1, 0, 2)))
