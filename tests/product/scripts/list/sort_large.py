# Sorted, reversed and random lists.
# expect: cpython
n, values = 1, []
for _ in range(2000):
    n = n * 1103515245 + 12345 & 0x7FFFFFFF
    values.append(n % 500)
s = sorted(values)
print(all(s[i] <= s[i + 1] for i in range(1999)), sum(s) == sum(values), sorted(s) == s, sorted(s[::-1]) == s)
