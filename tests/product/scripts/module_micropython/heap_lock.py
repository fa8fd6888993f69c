# With the heap locked, what needs memory fails, and nothing else.
# expect: spec
# source: modules.md 2
import micropython


def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


x = failed = depth = None
work(1)
micropython.heap_lock()
micropython.heap_lock()
try:
    x = work(10)
    [1, 2, 3]
    failed = False
except MemoryError:
    failed = True
depth = micropython.heap_unlock()
micropython.heap_unlock()
print(x, failed, depth)
