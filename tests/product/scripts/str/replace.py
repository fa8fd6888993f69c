# replace, with a limit and with empty texts.
# expect: cpython
print("aXbXc".replace("X", "--"), "aXbXc".replace("X", "", 1), "abc".replace("", "."), "aaa".replace("aa", "b"), "abc".replace("x", "y"), "éé".replace("é", "e", -1))
