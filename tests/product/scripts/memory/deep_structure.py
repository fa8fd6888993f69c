# A deeply nested structure is traced without deep recursion.
# expect: cpython
import gc
deep = None
for i in range(20000):
    deep = (deep, i)
gc.collect()
n = 0
while deep:
    deep = deep[0]
    n += 1
print(n)
