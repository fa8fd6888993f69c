# Pairs of a wrong length.
# expect: micropython
# differs: CPython words its messages otherwise
for x in ([(1, 2, 3)], [(1,)], [5]):
    try:
        {}.update(x)
    except Exception as e:
        print(type(e).__name__, e)
