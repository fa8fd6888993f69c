# del of local and global names.
# expect: cpython
def f():
    x = 1
    del x
    try:
        x
    except NameError:
        return "gone"
y = 1
del y
try:
    y
except NameError:
    print(f(), "gone")
