# enumerate by keywords, pow with three arguments.
# expect: cpython
print(list(enumerate(iterable="ab", start=5)), list(enumerate("ab", start=-1)))
for arguments in ((), ("a", 1, 2), (5,)):
    try:
        enumerate(*arguments)
    except TypeError:
        print("TypeError")
for values in ((2.0, 3, 5), (2, 3.0, 5), (2, 3, 5.0), ("a", 1, 2)):
    try:
        pow(*values)
    except TypeError:
        print("TypeError")
print(pow(7, 2, 4), pow(-7, 3, 5))
