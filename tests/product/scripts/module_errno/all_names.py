# The dict of all names.
# expect: spec
# source: modules.md 13
import errno

print(len(errno.errorcode), errno)
print(" ".join(sorted(errno.errorcode.values())))
print(" ".join(str(number) for number in sorted(errno.errorcode)))
print(all(getattr(errno, errno.errorcode[number]) == number for number in errno.errorcode))
