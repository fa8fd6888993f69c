# __reversed__ of a class.
# expect: cpython
class A:
    def __reversed__(self):
        return iter([9, 8])
print(list(reversed(A())))
