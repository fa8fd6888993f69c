# __getattr__, __setattr__ and __delattr__.
# expect: cpython
class A:
    def __init__(self):
        self.log = "start"
    def __getattr__(self, name):
        return "missing " + name
a = A()
print(a.log, a.other)
class B:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
b = B()
b.x = 5
print(b.x)
del b.x
print(hasattr(b, "x"))
