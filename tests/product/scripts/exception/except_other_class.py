# An except clause that names a class that is no exception is a TypeError.
# expect: cpython
for wanted in (int, 5, object):
    try:
        try:
            1 / 0
        except wanted:
            print("caught")
    except TypeError:
        print("TypeError")
