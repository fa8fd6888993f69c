# round() goes to the even neighbour, and keeps digits.
# expect: cpython
# differs: MicroPython rounds by multiplying
print([round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6)], round(2.675, 2), round(1234.5678, -2), round(5, -1), round(15, -1), round(25, -1), round(1.5, 0))
