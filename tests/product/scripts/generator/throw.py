# throw raises at the yield.
# expect: cpython
def g():
    while True:
        try:
            yield "waiting"
        except ValueError as e:
            yield "caught " + str(e)
it = g()
print(next(it), it.throw(ValueError("x")), next(it))
try:
    it.throw(KeyError("k"))
except KeyError:
    print("through")
try:
    next(it)
except StopIteration:
    print("ended")
