# index of what isn't there.
# expect: micropython
for f in ("abc".index, "abc".rindex):
    try:
        f("x")
    except ValueError as e:
        print(e)
