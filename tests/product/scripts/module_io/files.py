# Writing, reading and appending a file.
# expect: cpython
with open("file.txt", "w") as f:
    f.write("first\nsecond\n")
with open("file.txt", "a") as f:
    f.write("third")
with open("file.txt") as f:
    print(f.readline(), f.readlines(), repr(f.read()))
for line in open("file.txt"):
    print(repr(line))
with open("file.txt", "rb") as f:
    print(f.read(3), f.seek(-3, 2), f.read(), f.tell())
