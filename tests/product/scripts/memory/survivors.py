# What is still referenced survives many collections unchanged.
# expect: cpython
import gc
keep = {}
for i in range(400):
    keep[i] = [str(i), (i, float(i)), {i: bytes([i % 256])}, i * 10**18]
    junk = [[j] for j in range(40)]
    if i % 50 == 0:
        gc.collect()
print(all(keep[i] == [str(i), (i, float(i)), {i: bytes([i % 256])}, i * 10**18] for i in range(400)))
