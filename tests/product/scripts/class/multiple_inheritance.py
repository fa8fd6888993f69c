# Bases are searched from left to right.
# expect: cpython
class A:
    def f(self):
        return "A"
    def only_a(self):
        return "only A"
class B:
    def f(self):
        return "B"
    def only_b(self):
        return "only B"
class C(A, B):
    pass
class D(B, A):
    def f(self):
        return "D" + super().f()
print(C().f(), C().only_b(), D().f(), D().only_a(), isinstance(C(), B))
