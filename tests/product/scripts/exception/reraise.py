# A bare raise raises the current exception again.
# expect: cpython
def f():
    try:
        raise ValueError("x")
    except ValueError:
        print("first")
        raise
try:
    f()
except ValueError as e:
    print("again", e)
