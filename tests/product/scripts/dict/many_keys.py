# Thousands of keys come, change and go.
# expect: cpython
d = {}
for i in range(5000):
    d[str(i)] = i
for i in range(0, 5000, 2):
    del d[str(i)]
for i in range(1000):
    d[str(i)] = -i
print(len(d), d["999"], d["4999"], "2000" in d, sum(d.values()))
