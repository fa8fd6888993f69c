# Only exceptions can be raised.
# expect: micropython
for x in (5, "text", None, int, object()):
    try:
        raise x
    except TypeError as e:
        print(e)
