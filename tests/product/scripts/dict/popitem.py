# popitem takes the last item.
# expect: cpython
# differs: MicroPython takes the first used slot
d = {i: i * i for i in range(5)}
print(d.popitem(), d.popitem(), d)
