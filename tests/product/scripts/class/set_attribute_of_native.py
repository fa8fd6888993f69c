# Attributes of native types and functions can't be set.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("int.x = 1", "del list.append", "setattr(dict, 'x', 1)", "ValueError.x = 1", "len.x = 1", "(5).x = 1"):
    try:
        exec(text)
    except AttributeError as e:
        print(text, "->", e)
    except TypeError:
        print(text, "-> TypeError")
