# Integers of any size.
# expect: cpython
print("{:,} {:x} {:>30} {:#b}".format(10**20, 2**70, 10**25, 2**65))
