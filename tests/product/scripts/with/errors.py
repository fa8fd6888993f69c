# Objects without the methods.
# expect: micropython
# differs: CPython words its messages otherwise
for x in (1, [], None):
    try:
        with x:
            pass
    except AttributeError as e:
        print(e)
