# id() stays the same over collections.
# expect: cpython
import gc
class A:
    pass
objects = [A() for _ in range(50)]
ids = [id(o) for o in objects]
hashes = {o: i for i, o in enumerate(objects)}
for _ in range(5):
    junk = [[i] * 10 for i in range(300)]
    gc.collect()
print(ids == [id(o) for o in objects], all(hashes[o] == i for i, o in enumerate(objects)))
