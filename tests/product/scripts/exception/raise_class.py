# Raising a class makes the object.
# expect: cpython
try:
    raise ValueError
except Exception as e:
    print(type(e) is ValueError, e.args)
