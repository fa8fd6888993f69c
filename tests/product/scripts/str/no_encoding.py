# bytes() of a text wants an encoding.
# expect: micropython
try:
    bytes("abc")
except TypeError as e:
    print(e)
