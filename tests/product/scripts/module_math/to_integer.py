# ceil, floor and trunc give integers of any size.
# expect: cpython
import math
print(math.ceil(2.1), math.floor(-2.1), math.trunc(-2.9), math.floor(1e25), math.ceil(5), math.factorial(20), math.factorial(30))
