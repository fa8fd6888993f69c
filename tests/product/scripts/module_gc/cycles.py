# Cycles are collected.
# expect: spec
# source: modules.md 3
import gc
class Node:
    pass
def make():
    a, b = Node(), Node()
    a.other, b.other, a.load = b, a, bytearray(1000)
gc.collect()
start = gc.mem_alloc()
for _ in range(50):
    make()
gc.collect()
print(gc.mem_alloc() - start < 20000)
