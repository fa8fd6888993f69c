# globals and locals.
# expect: cpython
x = 1
globals()["y"] = 2
print(y, "x" in globals(), globals()["x"], "x" in locals(), __name__)
