# What is folded at compile time means the same.
# expect: cpython
print(1 + 2 * 3, "a" "b", 2**10, -5 // 2, -5 % 3, 1 << 40, ~0, not 0, (1, 2, (3, 4)), -(1 << 62), 0xFFFFFFFFFFFFFFFF + 1, 3 - 5, 7 // -2, 10**3)
if 0:
    print("never")
while 0:
    print("never")
print("x" if 1 else "y", 0 or "z", 1 and "w")
