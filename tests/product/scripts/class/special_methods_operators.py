# Operators by special methods, also reflected and in place.
# expect: cpython
class V:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return "V(%r)" % self.x
    def __add__(self, other):
        return V(self.x + (other.x if isinstance(other, V) else other))
    def __radd__(self, other):
        return V(other + self.x)
    def __sub__(self, other):
        return V(self.x - other.x)
    def __mul__(self, n):
        return V(self.x * n)
    __rmul__ = __mul__
    def __iadd__(self, other):
        self.x += 100
        return self
    def __neg__(self):
        return V(-self.x)
    def __invert__(self):
        return V(~self.x)
    def __abs__(self):
        return V(abs(self.x))
    def __matmul__(self, other):
        return "matmul"
    def __truediv__(self, other):
        return "truediv"
    def __floordiv__(self, other):
        return "floordiv"
    def __mod__(self, other):
        return "mod"
    def __pow__(self, other):
        return "pow"
    def __lshift__(self, other):
        return "lshift"
    def __rshift__(self, other):
        return "rshift"
    def __and__(self, other):
        return "and"
    def __or__(self, other):
        return "or"
    def __xor__(self, other):
        return "xor"
    def __divmod__(self, other):
        return "divmod"
a, b = V(1), V(2)
print(a + b, a + 5, 5 + a, a - b, a * 3, 3 * a, -a, ~a, abs(V(-4)), a @ b, a / b, a // b, a % b, a**b, a << b, a >> b, a & b, a | b, a ^ b, divmod(a, b))
a += b
a *= 2
print(a)
