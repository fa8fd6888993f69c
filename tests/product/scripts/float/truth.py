# Zero of either sign is false.
# expect: cpython
print(bool(0.0), bool(-0.0), bool(5e-324), bool(float("nan")), not 0.0)
