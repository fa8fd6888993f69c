# A sum of many terms, and a long list.
# expect: cpython
print(eval("+".join(["1"] * 500)), len(eval("[" + "1," * 1000 + "]")), eval("-" * 20 + "5"))
