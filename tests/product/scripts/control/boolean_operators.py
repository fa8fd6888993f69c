# and and or give an operand, and stop early.
# expect: cpython
def show(x):
    print("show", x)
    return x
print(show(0) and show(1), show(1) or show(2), not show(""), show(None) or show([]) or "last")
