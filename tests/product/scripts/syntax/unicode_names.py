# Texts and comments beyond ASCII.
# expect: cpython
# ÄÖÜ 🐍
s = "ÄÖÜ 🐍"
print(len(s), s)
