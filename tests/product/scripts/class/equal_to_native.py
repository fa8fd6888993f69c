# Instances of classes derived from native types are compared by what they wrap.
# expect: cpython
# differs: MicroPython compares no two instances that wrap numbers, and asks the left one only
class L(list):
    pass


class D(dict):
    pass


class S(str):
    pass


class I(int):
    pass


class F(float):
    pass


class T(tuple):
    pass


class B(bytes):
    pass


class A(bytearray):
    pass


class G(set):
    pass


class Z(frozenset):
    pass


pairs = [([1], L([1])), ({"a": 1}, D(a=1)), ("a", S("a")), (1, I(1)), (1.5, F(1.5)), ((1,), T([1]))]
pairs += [(b"a", B(b"a")), (bytearray(b"a"), A(b"a")), ({1}, G([1])), (frozenset([1]), Z([1]))]
for native, wrapped in pairs:
    other = type(wrapped)(native)
    print(native == wrapped, wrapped == native, wrapped == other, wrapped != other, native != wrapped)
    print(native in [wrapped], wrapped in [native], wrapped in [other], [native] == [wrapped], end=" ")
    print([other] == [wrapped], (other,) == (wrapped,), {0: other} == {0: wrapped}, wrapped == None)
    print([wrapped].index(other), [other, other].count(wrapped), wrapped == 5.25, 5.25 != wrapped)
for wrapped in (S("a"), I(1), F(1.5), T((1,)), B(b"a"), Z([1])):
    other = type(wrapped)(wrapped)
    print({wrapped: 2}[other], len({wrapped, other}), other in {wrapped: 1}, hash(wrapped) == hash(other))
print(L([1]) == T([1]), I(1) == F(1), F(1) == I(1), I(1) == S("1"), G([1]) == Z([1]), A(b"a") == B(b"a"))
print(I(1) < I(2), I(2) <= F(2), F(1) > I(2), T([1]) < T([2]), L([1]) >= L([2]), S("a") < S("b"), [1] < L([2]))


class Says:
    def __eq__(self, other):
        return "says"


class Derived(L):
    def __eq__(self, other):
        return "derived"

    __hash__ = None


print([1] == Says(), Says() == [1], L([1]) == Says(), I(1) == Says(), 1 == Says(), {} == Says(), () == Says())
print(L([1]) == Derived([1]), Derived([1]) == L([1]), [1] == Derived([1]), Derived([1]) != L([1]))
