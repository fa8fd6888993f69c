# with calls __enter__ and __exit__.
# expect: cpython
class C:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow
with C("a") as a, C("b"):
    print("body", a)
with C("c", True):
    raise ValueError("swallowed")
try:
    with C("d"):
        raise IndexError("through")
except IndexError:
    print("caught")
