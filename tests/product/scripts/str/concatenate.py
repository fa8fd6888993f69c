# + and * on texts.
# expect: cpython
print("ab" + "cd", "ab" * 3, 3 * "é", "ab" * 0, "ab" * -1, "" + "")
