# split by blanks and by separators.
# expect: cpython
print(" a  b c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "".split(), "".split(","), " a b c ".split(None, 1), "a--b--c".split("--"))
