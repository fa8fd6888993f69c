# print with separators and ends.
# expect: cpython
print()
print(1, "a", None, [1], sep="-")
print("no end", end="")
print("!", end="\n\n")
print(*"abc", sep="")
print("a", "b", sep=", ", end=".\n")
