# raise ... from ... raises.
# expect: cpython
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("chained") from e
except ValueError as e:
    print(e)
try:
    raise KeyError("x") from None
except KeyError as e:
    print(e.args)
