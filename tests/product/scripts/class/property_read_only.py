# A property that can't be set or deleted is an attribute that isn't there.
# expect: micropython
# differs: CPython words its messages otherwise


class Sized:
    @property
    def size(self):
        return 1

    hidden = property(None, lambda self, value: print("set", value))


sized = Sized()
for name in ("size", "hidden"):
    for action in (getattr, delattr):
        try:
            print(action(sized, name))
        except AttributeError as error:
            print(error)
    try:
        setattr(sized, name, 2)
    except AttributeError as error:
        print(error)
