# There is one empty tuple.
# expect: cpython
empty = ()
print(tuple() is empty, tuple([]) is empty, (1, 2)[2:] is empty)


def take(*arguments):
    return arguments


print(take() is empty, take(1) is take(1))
