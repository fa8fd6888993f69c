# Texts are ordered by their characters.
# expect: cpython
# differs: MicroPython escapes letters beyond ASCII
words = ["b", "a", "ab", "", "é", "z", "B", "🐍"]
print(sorted(words), "a" < "b", "a" < "A", "abc" <= "abc", "" < "a", "é" > "z")
