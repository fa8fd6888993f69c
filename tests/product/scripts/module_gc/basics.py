# Collecting, and the accounts of memory.
# expect: spec
# source: modules.md 3
import gc
gc.collect()
free, used = gc.mem_free(), gc.mem_alloc()
keep = [bytearray(100) for _ in range(100)]
print(gc.mem_free() < free, gc.mem_alloc() > used + 10000, gc.isenabled())
keep = None
gc.collect()
print(gc.mem_alloc() < used + 10000)
gc.disable()
print(gc.isenabled())
gc.enable()
print(gc.isenabled())
