# Raw f-strings keep backslashes.
# expect: cpython
# differs: the WebAssembly build is older than raw f-strings
x = 7
print(rf"\n{x}\t", fr"\{x}")
