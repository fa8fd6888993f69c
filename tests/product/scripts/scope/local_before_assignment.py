# A local name before it has a value.
# expect: micropython
# differs: CPython words its messages otherwise
def f():
    print(x)
    x = 1
def g():
    del y
    y = 1
for h in (f, g):
    try:
        h()
    except NameError as e:
        print(type(e).__name__, e)
