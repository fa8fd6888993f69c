# Signed conversion to bytes.
# expect: cpython
# differs: the WebAssembly build is older than the argument
print((-2).to_bytes(3, "big", signed=True), (-2).to_bytes(3, "little", signed=True))
print((127).to_bytes(1, "big", signed=True), (-128).to_bytes(1, "big", signed=True))
