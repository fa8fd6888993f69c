# sort by a key.
# expect: cpython
# differs: MicroPython's sort isn't stable
words = ["banana", "fig", "apple", "kiwi", "cherry"]
words.sort(key=len)
print(words)
print(sorted(words, key=lambda w: w[-1]), sorted(words, key=lambda w: (-len(w), w)))
