# A GeneratorExit that is thrown closes what the generator waits for.
# expect: cpython
# differs: MicroPython throws it into a delegate that has `throw`


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *arguments):
        print("throw")

    def close(self):
        print("close")


def outer():
    try:
        yield from Delegate()
    except GeneratorExit:
        print("exit")
        yield 2


generators = [outer(), outer()]
for generator, thrown in zip(generators, (GeneratorExit, GeneratorExit())):
    next(generator)
    print(generator.throw(thrown))
