# __new__ makes the object.
# expect: cpython
class Single:
    instance = None
    def __new__(cls):
        if cls.instance is None:
            cls.instance = object.__new__(cls)
        return cls.instance
print(Single() is Single(), isinstance(Single(), Single))
class Other:
    def __new__(cls, x):
        return x * 2
print(Other(21))
