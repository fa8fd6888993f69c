# Differences of large integers that are small again compare and hash as small ones.
# expect: cpython
big = 1 << 100
d = {5: "five"}
print(big - (big - 5), d[big - (big - 5)], (big - (big - 5)) is not None, big - big == 0)
