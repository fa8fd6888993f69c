# Lists, dicts and sets are no keys.
# expect: micropython
# differs: CPython words its messages otherwise
for x in ([], {}, set()):
    try:
        {x: 1}
    except TypeError as e:
        print(e)
