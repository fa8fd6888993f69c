# Seconds with a fraction.
# expect: cpython
# differs: MicroPython takes what is no number of seconds for some time
import time

for seconds in (0.0, 86399.9, 1e9, 951782400.5, 1709164799.99):
    print(tuple(time.gmtime(seconds))[:8], tuple(time.gmtime(seconds)) == tuple(time.gmtime(int(seconds))))
print(time.mktime(time.localtime(1e9)) == 1e9, time.mktime(time.localtime(time.time())) <= time.time())
for wrong in (float("inf"), float("nan")):
    try:
        time.gmtime(wrong)
    except (OverflowError, ValueError):
        print("refused")
