# Values that are nested too deeply for an operation are a RuntimeError, never a crash.
# expect: cpython
# only: the stack of the official build is that of WebAssembly
# slow: the nested values are traced at each of their allocations
# options: -X heapsize=80m
def nested(wrap, start):
    for _ in range(60000):
        start = wrap(start)
    return start


def attempt(name, function):
    try:
        function()
        print(name, "ends")
    except RuntimeError:
        print(name, "RuntimeError")


first = nested(lambda x: [x], [])
second = nested(lambda x: [x], [])
attempt("equal", lambda: first == second)
attempt("less", lambda: first < second)
attempt("repr", lambda: repr(first))
deep = nested(lambda x: (x,), ())
attempt("isinstance", lambda: isinstance(1, deep))
