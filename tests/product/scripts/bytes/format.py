# bytes and bytearray have format, whose fields are filled with text.
# expect: micropython
# differs: CPython's bytes have no format
print(b"{} {}".format(1, b"x"))
print(bytearray(b"{}").format(3))
print(b"{:5}|{:<5}|".format(1, "ab"))
print(b"{a}{{}}".format(a="q"))
try:
    b"{} {}".format(1)
except IndexError as e:
    print(e)
try:
    b"{".format(1)
except ValueError as e:
    print(e)
