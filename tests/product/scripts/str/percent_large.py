# % with integers of any size.
# expect: cpython
print("%d %x %30d %-30d| %+d" % (10**25, 2**80, 10**20, -(10**20), 10**22))
