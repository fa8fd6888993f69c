# A list that grows to many items and shrinks again.
# expect: cpython
a = []
for i in range(5000):
    a.append(i * i)
print(len(a), a[4999], sum(a))
while len(a) > 3:
    a.pop()
print(a)
