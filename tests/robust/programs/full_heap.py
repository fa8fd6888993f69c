# A dict or set that finds no room to grow stays as it was: each line says whether it has just the
# keys that were put into it before the MemoryError.
import gc


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value

    def __eq__(self, other):
        return isinstance(other, Key) and self.value == other.value


def check(table, add, room, key):
    """Fills the heap but for some blocks, and then the table until it can't grow."""
    ballast = []
    try:
        while True:
            ballast.append(bytearray(256))
    except MemoryError:
        for _ in range(room):
            ballast.pop()
    count = 0
    try:
        while count < 100000:
            add(table, key(count))
            count += 1
    except MemoryError:
        pass
    ballast = None
    gc.collect()
    found = sum(1 for i in range(count) if key(i) in table)
    print(count > 3, found == count, len(table) == count, key(count + 1) not in table)


def add_to_dict(table, key):
    table[key] = None


for room in range(4, 40, 3):
    for key in (lambda n: n, lambda n: n * 977, lambda n: (n, 0), Key):
        check({}, add_to_dict, room, key)
        check(set(), set.add, room, key)
        gc.collect()
