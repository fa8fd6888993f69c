# dir of objects, types and the module.
# expect: cpython
class A:
    def f(self):
        pass
a = A()
a.x = 1
print("f" in dir(a), "x" in dir(a), "f" in dir(A), "append" in dir([]), "a" in dir(), isinstance(dir(), list))
