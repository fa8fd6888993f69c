# The parts of integers and floats as complex and rational numbers.
# expect: cpython
# only: MicroPython's integers and floats have no attributes
class Whole(int):
    pass


for n in (5, -7, True, 2**70, Whole(9)):
    print(n.real, n.imag, n.numerator, n.denominator)
for x in (1.5, -0.0, 1e300):
    print(x.real, x.imag)
print(type(True.real), hasattr(5, "foo"), "{0.real} {0.imag}".format(3))
