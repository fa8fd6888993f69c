# Texts that grow by concatenation.
# expect: cpython
s = ""
for i in range(2000):
    s += str(i)
print(len(s), s[-10:], s.find("999"))
