# An exception of __exit__ replaces the other.
# expect: cpython
class C:
    def __enter__(self):
        pass
    def __exit__(self, *error):
        raise KeyError("from exit")
try:
    with C():
        raise ValueError
except KeyError as e:
    print(e.args)
