# A precision cuts texts.
# expect: cpython
print("{:.2}|{:6.2}|{:>6.3s}|{:s}".format("abcdef", "abcdef", "abcdef", "x"))
