# A closure sees the variable, not its value at the time.
# expect: cpython
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
def make():
    out = []
    for k in range(3):
        out.append(lambda: k)
    return out
print([g() for g in gs], [f() for f in make()])
