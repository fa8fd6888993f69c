# nonlocal changes the variable of the enclosing function.
# expect: cpython
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
a, b = counter(), counter()
print(a(), a(), b(5), a(10), b())
