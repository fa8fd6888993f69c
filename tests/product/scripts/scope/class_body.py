# A class body reads and binds its own names.
# expect: cpython
x = "global"
class A:
    y = x
    x = "class"
    z = x
    def f(self):
        return x
print(A.y, A.x, A.z, A().f())
