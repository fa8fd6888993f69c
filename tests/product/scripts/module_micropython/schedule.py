# Scheduled calls run soon, and may schedule others.
# expect: micropython
# only: CPython has no micropython module
import micropython


def note(value):
    seen.append(value)


def again(value):
    if value:
        micropython.schedule(again, value - 1)
    seen.append(value)


def wait():
    for i in range(100):
        pass


seen = []
micropython.schedule(note, 1)
wait()
print(seen)
micropython.schedule(again, 2)
wait()
wait()
wait()
print(seen)
try:
    micropython.schedule(note)
except TypeError:
    print("TypeError")
