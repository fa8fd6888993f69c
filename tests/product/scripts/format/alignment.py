# Alignment and fill.
# expect: cpython
# differs: MicroPython's fill must be ASCII
print("{:5}|{:<5}|{:>5}|{:^5}|{:*^7}|{:é>4}|".format("a", "b", "c", "d", "e", "f"))
print("{:5}|{:<5}|{:>5}|{:^5}|{:=5}|{:0=5}|{:05}|".format(1, 2, 3, 4, -5, -6, -7))
