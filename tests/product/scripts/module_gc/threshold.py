# The threshold is off at first.
# expect: micropython
# differs: CPython words its messages otherwise
import gc
gc.threshold(16384)
print(gc.threshold())
gc.threshold(-1)
print(gc.threshold())
