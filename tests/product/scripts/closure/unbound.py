# A closed-over variable before it has a value.
# expect: micropython
# differs: CPython words its messages otherwise
def f():
    def g():
        return x
    g()
    x = 1
try:
    f()
except NameError as e:
    print(type(e).__name__, e)
