# __bool__, __hash__, __int__, __float__.
# expect: cpython
class A:
    def __bool__(self):
        return False
    def __hash__(self):
        return 42
class E:
    def __eq__(self, other):
        return True
print(bool(A()), not A(), hash(A()), "yes" if A() else "no")
try:
    hash(E())
except TypeError:
    print("unhashable")
