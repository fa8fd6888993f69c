# mktime and its error.
# expect: micropython
# differs: CPython words its messages otherwise
import time
t = time.localtime(1000000000)
print(time.mktime(t) == 1000000000)
try:
    time.mktime((1, 2, 3))
except TypeError as e:
    print(e)
