# maxsize is the largest machine word.
# expect: cpython
import sys
print(sys.maxsize in (2**31 - 1, 2**63 - 1), sys.maxsize + 1 > sys.maxsize)
