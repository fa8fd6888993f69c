# __dict__ shows the attributes.
# expect: cpython
class A:
    def __init__(self):
        self.x = 1
a = A()
print(a.__dict__, a.__class__ is A, A.__bases__, "x" in dir(a))
