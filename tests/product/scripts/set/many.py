# Thousands of members.
# expect: cpython
s = set()
for i in range(3000):
    s.add(i * 7 % 2999)
for i in range(1000):
    s.discard(i)
print(len(s), 999 in s, 1000 in s, sum(s))
