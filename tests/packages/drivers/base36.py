import base36

for n in (0, 1, 35, 36, 1295, 2**64, -(10**30)):
    text = base36.dumps(n)
    print(n, text, base36.loads(text) == n)
