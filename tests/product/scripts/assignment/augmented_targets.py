# Augmented assignment evaluates its target once.
# expect: cpython
def index():
    print("index")
    return 0
a = [1, 2]
a[index()] += 5
class B:
    n = 1
b = B()
b.n *= 7
print(a, b.n, B.n)
