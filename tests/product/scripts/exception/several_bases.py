# A class may derive from several exceptions, and is caught as each of them.
# expect: cpython
# differs: MicroPython refuses several native bases
class Missing(KeyError, AttributeError):
    pass


for kind in (KeyError, AttributeError, LookupError, Exception):
    try:
        raise Missing("name")
    except kind as error:
        print(error.args, isinstance(error, kind), issubclass(Missing, kind))
print(issubclass(Missing, ValueError))
