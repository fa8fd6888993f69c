# Counting the empty text.
# expect: cpython
print("abc".count(""), "".count(""), "é🐍".count(""))
