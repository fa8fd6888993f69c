# Time since 1970.
# expect: micropython
import time
print(time.time() > 1.6e9, time.time_ns() > 1600000000 * 10**9, type(time.time()).__name__)
