# type() makes classes.
# expect: cpython
A = type("A", (), {"x": 5, "f": lambda self: self.x})
B = type("B", (A,), {"x": 6})
print(A().f(), B().f(), B.__name__, type(B()) is B, type(B) is type, type(5) is int)
