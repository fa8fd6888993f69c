# __str__ and __repr__, and where each is used.
# expect: cpython
class A:
    def __repr__(self):
        return "repr"
class B(A):
    def __str__(self):
        return "str"
print(A(), B(), [A(), B()], str(A()), repr(B()), "%s %r" % (B(), B()), "{} {!r}".format(B(), B()), f"{B()} {B()!r}")
