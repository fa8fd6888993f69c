# Arithmetic of ticks.
# expect: micropython
# differs: CPython words its messages otherwise
import time
print(time.ticks_diff(time.ticks_add(100, 50), 100), time.ticks_diff(100, 150), time.ticks_add(5, -5))
