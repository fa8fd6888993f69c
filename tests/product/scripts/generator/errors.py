# Wrong uses of generators.
# expect: micropython
def g():
    yield 1
def ignores():
    try:
        yield
    except GeneratorExit:
        yield
def stops():
    yield 1
    raise StopIteration(5)
it = g()
try:
    it.send(5)
except TypeError as e:
    print(e)
bad = ignores()
next(bad)
try:
    bad.close()
except RuntimeError as e:
    print(e)
s = stops()
next(s)
try:
    next(s)
except RuntimeError as e:
    print(e)
def reenter():
    yield next(me)
me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
