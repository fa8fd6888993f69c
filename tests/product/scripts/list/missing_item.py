# remove and index of what isn't there.
# expect: micropython
# differs: CPython words its messages otherwise
for f in ([1].remove, [1].index):
    try:
        f(5)
    except ValueError as e:
        print(e)
