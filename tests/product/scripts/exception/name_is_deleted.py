# The name of a caught exception is gone after its handler.
# expect: cpython
e = "before"
try:
    raise ValueError
except ValueError as e:
    pass
try:
    e
except NameError:
    print("gone")
