# % with integers.
# expect: cpython
print("%d %i %5d|%-5d|%05d %+d % d %x %X %o %#x %#o" % (5, -5, 42, 42, 42, 42, 42, 255, 255, 8, 255, 8))
