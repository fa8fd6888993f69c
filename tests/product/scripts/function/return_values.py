# Functions that return nothing, several values or from inside loops.
# expect: cpython
def nothing():
    return
def several():
    return 1, 2
def search(items, wanted):
    for i, item in enumerate(items):
        if item == wanted:
            return i
    else:
        return -1
print(nothing(), several(), search("abc", "b"), search("abc", "z"))
