# Long numbers as text and back.
# expect: cpython
n = 7**500
print(n)
print(int(str(n)) == n, len(str(3**2000)))
