# Repetition copies references, not objects.
# expect: cpython
a = [[0]] * 3
a[0].append(1)
print(a, a[0] is a[2])
