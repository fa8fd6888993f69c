# sort of numbers and of texts, both directions.
# expect: cpython
# differs: MicroPython's sort isn't stable
a = [3, 1, 2.5, -1, 10, True]
a.sort()
print(a)
a.sort(reverse=True)
print(a)
print(sorted(["b", "A", "a", ""]), sorted("hello"), sorted((3, 1, 2), reverse=True))
