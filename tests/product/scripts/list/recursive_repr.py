# A list that contains itself compares by identity.
# expect: cpython
a = [1]
a.append(a)
print(a[1] is a, len(a), a[1][1][0])
