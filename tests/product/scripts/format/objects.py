# Objects without a format of their own print by str.
# expect: cpython
class A:
    def __str__(self):
        return "an A"
print("{} {!s} {}".format(A(), A(), [1]))
