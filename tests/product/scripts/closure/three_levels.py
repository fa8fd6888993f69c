# Variables pass through levels that don't use them.
# expect: cpython
def a(x):
    def b():
        def c():
            nonlocal x
            x += 1
            return x
        return c
    return b()
f = a(10)
print(f(), f())
