# Tuples in tuples compare item by item.
# expect: cpython
print(((1, 2), 3) < ((1, 3), 0), ((1,),) == ((1,),), max((1, "a"), (2, ""), (1, "b")))
