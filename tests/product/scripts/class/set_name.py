# __set_name__ tells a descriptor its name.
# expect: cpython
class D:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
class A:
    first = D()
    second = D()
print("end")
