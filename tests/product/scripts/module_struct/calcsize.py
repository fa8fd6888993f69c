# Sizes with and without alignment.
# expect: cpython
import struct
print([struct.calcsize(f) for f in ("<bhiq", ">3s", "<f", "<d", "@bi", "@bh", "<10x", "@hhi", "")])
