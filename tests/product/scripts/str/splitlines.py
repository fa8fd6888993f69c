# splitlines knows the three line ends of files.
# expect: cpython
print("a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(), "a\nb\r\n".splitlines(True), "".splitlines())
