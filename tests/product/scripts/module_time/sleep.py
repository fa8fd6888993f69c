# Sleeping takes time; ticks measure it.
# expect: micropython
# differs: CPython words its messages otherwise
import time
start = time.ticks_ms()
time.sleep_ms(12)
time.sleep(0.01)
time.sleep_us(500)
passed = time.ticks_diff(time.ticks_ms(), start)
print(20 <= passed < 2000, time.ticks_us() >= 0, time.ticks_cpu() >= 0)
