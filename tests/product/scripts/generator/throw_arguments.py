# throw() of a class with arguments makes the exception.
# expect: cpython
# differs: MicroPython takes an exception only


def generate():
    while True:
        try:
            yield 1
        except ValueError as error:
            print(type(error).__name__, error.args)


generator = generate()
next(generator)
generator.throw(ValueError)
generator.throw(ValueError, "text")
generator.throw(ValueError, ("two", "items"))
generator.throw(ValueError, ValueError("made"))
generator.throw(ValueError, None, None)
for wrong in (5, int, "text"):
    try:
        generator.throw(wrong)
    except TypeError:
        print("TypeError")
