# int() of a float truncates toward zero, exactly for large ones.
# expect: cpython
print(int(2.9), int(-2.9), int(1e20), int(-1e30), int(0.0))
