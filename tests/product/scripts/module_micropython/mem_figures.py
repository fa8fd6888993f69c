# mem_total, mem_current and mem_peak: bytes ever allocated, in use, and the most in use.
# expect: spec
# source: modules.md 2
import gc
import micropython

gc.collect()
total = micropython.mem_total()
current = micropython.mem_current()
peak = micropython.mem_peak()
print(0 < current <= peak, current <= total)
data = bytearray(20000)
print(20000 <= micropython.mem_total() - total < 40000)
print(20000 <= micropython.mem_current() - current < 40000)
high = micropython.mem_peak()
print(high >= micropython.mem_current() - 5000)
data = None
gc.collect()
print(micropython.mem_current() - current < 10000)
print(micropython.mem_peak() >= high, micropython.mem_total() >= total + 20000)
for i in range(100):
    bytearray(10000)
    if i % 10 == 0:
        gc.collect()
print(micropython.mem_total() - total >= 1020000, micropython.mem_peak() < high + 300000)
