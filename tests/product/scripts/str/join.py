# join over any iterable.
# expect: cpython
print(",".join(["a", "b"]), "".join("abc"), "-".join(str(i) for i in range(4)), ",".join([]), ",".join(("x",)), "é".join({"k": 1}))
