# Descriptors with __get__, __set__ and __delete__.
# expect: cpython
class D:
    def __get__(self, instance, owner):
        return "got"
    def __set__(self, instance, value):
        print("set", value)
    def __delete__(self, instance):
        print("delete")
class A:
    d = D()
a = A()
print(a.d)
a.d = 5
del a.d
