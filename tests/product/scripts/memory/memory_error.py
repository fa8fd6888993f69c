# A too large request is a MemoryError that can be survived.
# expect: cpython
# only: the WebAssembly build's heap grows without end
try:
    x = bytearray(1 << 60)
except (MemoryError, OverflowError):
    print("MemoryError")
print(len([0] * 1000))
