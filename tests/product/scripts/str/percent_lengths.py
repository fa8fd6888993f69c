# One of C's lengths may stand before the type of a conversion, and means nothing.
# expect: cpython
# differs: MicroPython has none
print("%ld %hi %Lx %5lu|" % (5, 6, 255, 7))
try:
    print("%lld" % 5)
except ValueError as e:
    print(e)
