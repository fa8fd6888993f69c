# A chain evaluates its middle once.
# expect: cpython
def middle():
    print("middle")
    return 5
print(1 < middle() < 10, 10 < middle() < 20, 1 < 2 < 3 != 4 == 4, 1 < 3 > 2)
