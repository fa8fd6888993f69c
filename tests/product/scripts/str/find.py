# find, rfind, index, rindex and count with bounds.
# expect: cpython
s = "abcabcéabc"
print(s.find("c"), s.rfind("c"), s.find("x"), s.find("abc", 1), s.find("abc", 1, 5), s.rfind("abc", 0, 7), s.index("é"), s.rindex("a"), s.count("abc"), s.count("b", 2), s.find(""), s.find("a", 100))
