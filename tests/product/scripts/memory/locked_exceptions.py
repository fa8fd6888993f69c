# Exceptions are raised and caught while the heap is locked.
# expect: micropython
# only: CPython has no micropython module
import micropython


def raises():
    try:
        raise ValueError
    except ValueError:
        pass
    try:
        raise ValueError("text")
    except ValueError:
        pass
    try:
        1 // 0
    except ZeroDivisionError:
        pass
    try:
        undefined
    except NameError:
        pass


class Numbers:
    def __iter__(self):
        self.value = 0
        return self

    def __next__(self):
        self.value += 1
        if self.value > 3:
            raise StopIteration
        return self.value


def run(name, function):
    micropython.heap_lock()
    try:
        function()
        result = "runs"
    except MemoryError:
        result = "MemoryError"
    finally:
        micropython.heap_unlock()
    print(name, result)


def loop():
    for number in numbers:
        pass


numbers = Numbers()
numbers.value = 0
run("raises", raises)
run("loop", loop)
