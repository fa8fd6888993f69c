# A function that `__getattr__` returns is called without the instance.
# expect: cpython


class Proxy:
    def __getattr__(self, name):
        return lambda *arguments: (name, arguments)


class Length:
    def __getattr__(self, name):
        return len


print(Proxy().anything(1, 2))
print(Proxy().anything())
print(Length().anything("abc"))


class Computed:
    @property
    def size(self):
        return len

    @property
    def pair(self):
        return lambda *arguments: arguments


print(Computed().size([1, 2]))
print(Computed().pair(3))
