# A module runs once and has its own names.
# expect: cpython
# with: counted.py
import counted
import counted as again
from counted import value, bump
bump()
print(counted.value, value, again is counted, counted.__name__)
