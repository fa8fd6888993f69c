# The methods shared with str.
# expect: cpython
b = b" aXbXc "
print(b.strip(), b.split(b"X"), b.replace(b"X", b"--"), b.find(b"X"), b.upper(), b.count(b"X"), b.startswith(b" a"), b",".join([b"a", b"b"]), b"a,b".partition(b","), b"12".isdigit())
