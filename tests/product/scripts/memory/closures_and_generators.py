# Suspended generators and closures keep what they use.
# expect: cpython
import gc
def gen():
    data = [str(i) for i in range(20)]
    for d in data:
        yield d
def closure(n):
    big = list(range(n))
    return lambda: sum(big)
gs = [gen() for _ in range(10)]
fs = [closure(i) for i in range(10)]
out = []
for _ in range(20):
    junk = [bytearray(50) for _ in range(100)]
    gc.collect()
    out.append("".join(next(g) for g in gs))
print(out[0], out[19], [f() for f in fs])
