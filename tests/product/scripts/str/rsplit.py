# rsplit counts from the right.
# expect: cpython
print("a,b,c".rsplit(",", 1), "a,b,c".rsplit(","), "abc".rsplit(","), "a--b--c".rsplit("--", 1))
