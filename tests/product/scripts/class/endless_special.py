# Special methods that call themselves without end are a RuntimeError, whatever calls them.
# expect: cpython


class Endless:
    def __add__(self, other):
        return self + other

    def __eq__(self, other):
        return self == other

    def __repr__(self):
        return repr(self)

    def __getitem__(self, index):
        return self[index]

    def __iter__(self):
        return iter(self)

    def __contains__(self, item):
        return item in self

    def __call__(self):
        return self()

    def __hash__(self):
        return hash(self)

    def __len__(self):
        return len(self)

    def __bool__(self):
        return not self

    def __getattr__(self, name):
        return self.absent

    @property
    def endless(self):
        return self.endless


class Following:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self)


def attempt(action):
    try:
        action()
        print("no error")
    except RuntimeError:
        print("RuntimeError")


it = Endless()
attempt(lambda: it + it)
attempt(lambda: it == it)
attempt(lambda: repr(it))
attempt(lambda: it[0])
attempt(lambda: iter(it))
attempt(lambda: 1 in it)
attempt(lambda: it())
attempt(lambda: hash(it))
attempt(lambda: len(it))
attempt(lambda: bool(it))
attempt(lambda: it.anything)
attempt(lambda: it.endless)
attempt(lambda: list(Following()))
attempt(lambda: sorted([it, it], key=lambda value: value.endless))
