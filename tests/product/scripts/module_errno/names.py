# The numbers of errors and their names.
# expect: cpython
import errno

for name in "ENOENT EIO EBADF EACCES EEXIST ENODEV EISDIR EINVAL EPERM EAGAIN ENOMEM".split():
    print(name, getattr(errno, name), errno.errorcode[getattr(errno, name)])
print(hasattr(errno, "EFOO"), type(errno.errorcode), errno.errorcode is errno.errorcode)
