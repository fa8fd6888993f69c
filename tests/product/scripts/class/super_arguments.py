# super() wants an instance of the class or a class derived from it.
# expect: cpython
class A:
    pass


class B(A):
    pass


for kind, value in ((A, 5), (B, A()), (B, A)):
    try:
        print(super(kind, value))
    except TypeError:
        print("TypeError")
for kind, value in ((A, A()), (A, B()), (A, B), (B, B)):
    print(type(super(kind, value)).__name__)
