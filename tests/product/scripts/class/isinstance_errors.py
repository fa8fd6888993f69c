# Second arguments that are no classes.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("isinstance(1, 1)", "issubclass(1, int)", "issubclass(int, 1)"):
    try:
        print(eval(text))
    except TypeError as e:
        print(text, e)
