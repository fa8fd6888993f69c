# A text of many kilobytes.
# expect: cpython
s = "abcdefghij" * 2000
print(len(s), s[9999], s.count("ja"), s.find("jx"), len(s.replace("a", "")), s[5:15])
