# Conditions, elif and conditional expressions.
# expect: cpython
for x in (-1, 0, 1):
    if x < 0:
        print("negative")
    elif x == 0:
        print("zero")
    else:
        print("positive", "one" if x == 1 else "more")
