# Short lists are sorted and floats rounded while the heap is locked.
# expect: micropython
# only: CPython has no micropython module
import micropython


def work():
    global rounded
    numbers.sort()
    texts.sort()
    rounded = round(2.5)


numbers = [3, 1, 2, 5, 4]
texts = ["b", "c", "a"]
rounded = failed = None
micropython.heap_lock()
try:
    work()
except MemoryError:
    failed = True
micropython.heap_unlock()
print(numbers, texts, rounded, failed)
