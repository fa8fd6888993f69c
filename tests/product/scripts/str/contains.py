# in looks for a part.
# expect: cpython
print("bc" in "abcd", "" in "abc", "x" in "abc", "é" in "café", "x" not in "abc")
