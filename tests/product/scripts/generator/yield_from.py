# yield from passes values, send, throw and the result.
# expect: cpython
def inner():
    try:
        x = yield 1
        print("got", x)
        yield 2
    except ValueError:
        yield "inner caught"
    return "result"
def outer():
    r = yield from inner()
    print("r", r)
    yield from [7, 8]
    yield from "ab"
o = outer()
print(next(o), o.send("s"), next(o), list(o))
p = outer()
next(p)
print(p.throw(ValueError), list(p))
