# A comprehension uses variables of its function and class level iterables.
# expect: cpython
def f(n):
    return [[n + i + j for j in range(2)] for i in range(2)]
class A:
    items = [1, 2]
    doubled = [x * 2 for x in items]
print(f(10), A.doubled)
