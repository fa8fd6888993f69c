# Closing a generator closes what it waits for in `yield from`; throwing passes the arguments on.
# expect: cpython
# differs: MicroPython does not tell a generator that its delegate goes on


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *arguments):
        print("throw", isinstance(arguments[0], type))
        raise StopIteration(7)

    def close(self):
        print("close")


def outer(delegate):
    try:
        result = yield from delegate
        print("result", result)
        yield "after"
    finally:
        print("outer ends")


def inner():
    try:
        yield 1
    finally:
        print("inner ends")


class WithoutClose:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


for delegate in (Delegate(), inner(), WithoutClose()):
    generator = outer(delegate)
    next(generator)
    generator.close()

suspended = outer(Delegate())
next(suspended)
print(suspended.throw(ValueError))
suspended.close()


def swallows():
    try:
        yield 1
    except GeneratorExit:
        yield 2


generator = outer(swallows())
next(generator)
try:
    generator.close()
except RuntimeError as error:
    print(error)
