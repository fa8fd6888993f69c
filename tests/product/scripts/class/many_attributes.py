# Objects of one class with different attributes, stored in different orders.
# expect: cpython
class A:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "a%d" % (i * 7 % n), i)
objects = [A(n) for n in (1, 3, 10, 40)]
objects[0].extra = "late"
print([o.a0 for o in objects], objects[3].a39, objects[0].extra, hasattr(objects[1], "extra"), len(objects[3].__dict__))
