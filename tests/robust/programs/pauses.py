# Collects a 2 MB heap with so many live rows of four objects, again and again, and prints how long
# the program stood still: the shortest, the median and the longest pause, in microseconds.
import gc
import sys
import time

live = [[i, str(i), (i, i + 0.5)] for i in range(int(sys.argv[1]))]
pauses = []
for _ in range(60):
    garbage = [[j] for j in range(500)]
    start = time.ticks_us()
    gc.collect()
    pauses.append(time.ticks_diff(time.ticks_us(), start))
pauses.sort()
print(len(live), pauses[0], pauses[len(pauses) // 2], pauses[-1])
