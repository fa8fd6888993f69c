# Integer types, signs and prefixes.
# expect: cpython
print("{:d} {:b} {:o} {:x} {:X} {:#b} {:#o} {:#x} {:#X} {:c} {:n}".format(10, 10, 10, 255, 255, 5, 8, 255, 255, 65, 7))
print("{:+d} {:-d} {: d} {:+d} {: d}".format(5, 5, 5, -5, -5))
