# hash() of whole floats is that of the integer.
# expect: micropython
print(hash(3.0) == hash(3), hash(-2.0) == hash(-2), hash(0.0), 2.0 in {2}, 2 in {2.0})
