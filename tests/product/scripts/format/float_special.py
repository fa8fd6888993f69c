# Infinity and not-a-number with widths.
# expect: cpython
# differs: MicroPython rounds halves up
inf = float("inf")
print("{:f} {:8} {:<8}| {:+f} {:.2e} {:08.1f} {:F}".format(inf, inf, -inf, inf, float("nan"), 1.25, inf))
