# Functions of two arguments and results.
# expect: cpython
import math
print(math.atan2(1, -1), math.copysign(2, -0.0), math.fmod(-7, 3), math.pow(2, 0.5), math.ldexp(0.75, 3), math.frexp(10), math.modf(-2.5), math.log(8, 2))
