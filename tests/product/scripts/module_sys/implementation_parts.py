# sys.implementation is a sequence of its parts as well; sys.path can be set.
# expect: micropython
# only: CPython's has other parts
import sys

parts = sys.implementation
print(parts[0], parts[1] == parts.version, parts[2] == parts._machine, parts[3] == parts._mpy)
print(len(parts), [item for item in parts][0], parts[:1], parts[4] == parts._build)
sys.path = ["somewhere"]
print(sys.path)
