# What sys tells.
# expect: micropython
# differs: CPython words its messages otherwise
import sys
print(sys.version_info[:3], sys.byteorder, sys.implementation.name, len(sys.implementation.version), type(sys.path).__name__, type(sys.modules).__name__, sys.argv)
