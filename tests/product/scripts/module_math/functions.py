# The functions at ordinary values.
# expect: cpython
import math
for name in "acos acosh asin asinh atan atanh ceil cos cosh degrees erf erfc exp expm1 fabs floor gamma lgamma log log10 log2 radians sin sinh sqrt tan tanh trunc".split():
    x = 0.5 if name not in ("acosh",) else 1.5
    print(name, "%.12g" % getattr(math, name)(x))
