# Dates beyond what 32 bits count, and beyond what any calendar does.
# expect: cpython
# only: the WebAssembly build's gmtime knows 32 bits
import time
for seconds in (1 << 31, (1 << 32) - 1, 1 << 32, 4102444799, -1, -(1 << 31), -(1 << 31) - 1, 253402300799, -62135596800):
    print(tuple(time.gmtime(seconds))[:8])
for seconds in (1 << 31, 1 << 32, 4102444799):
    print(time.mktime(time.localtime(seconds)) == seconds)
for call, seconds in ((time.gmtime, 1 << 62), (time.localtime, 1 << 62), (time.gmtime, 1 << 70), (time.sleep, 1 << 70)):
    try:
        call(seconds)
    except (OverflowError, OSError):
        print("too far")
