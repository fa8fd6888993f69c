# Handlers in handlers, and finally in between.
# expect: cpython
try:
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ValueError:
        print("not here")
    finally:
        print("outer finally")
except ZeroDivisionError:
    print("caught outside")
    try:
        raise KeyError("second")
    except KeyError as e:
        print("caught", e.args)
