# An argument that must be a str.
# expect: micropython
# differs: CPython words its messages otherwise
def show(function, *arguments):
    try:
        function(*arguments)
    except TypeError as error:
        print(error)


show(lambda: getattr(5, 5))
show(lambda: "a".replace("a", 1))
show(lambda: "a".partition(b"a"))
show(lambda: setattr(show, None, 1))
show(lambda: print(1, sep=5))
