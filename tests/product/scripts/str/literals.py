# Quotes, escapes, raw strings and concatenated literals.
# expect: cpython
print('a"b', "a'b", 'a\'b"c', "tab\tend", r"\n", "a" "b" 'c', """x
y""", "\x41\u00e9\U0001F40D\101\0".encode(), "line\
joined")
