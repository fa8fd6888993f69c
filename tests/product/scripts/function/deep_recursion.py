# Endless recursion is a RuntimeError that can be caught, again and again.
# expect: cpython
def f(n):
    return f(n + 1) + 1
for _ in range(3):
    try:
        f(0)
    except RuntimeError:
        print("caught")
print(sum([1, 2]))
