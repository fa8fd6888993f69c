# Raw f-strings keep backslashes.
# expect: cpython
x = 7
print(rf"\n{x}\t", fr"\d{x}")
