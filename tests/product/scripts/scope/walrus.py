# An assignment expression binds in the enclosing function.
# expect: cpython
if (n := len("abc")) > 2:
    print(n)
print([y := 5, y * 2], y, [last := x for x in range(4)], last)
while (n := n - 1) > 0:
    print("n", n)
