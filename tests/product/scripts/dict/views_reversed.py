# Views are walked from their end.
# expect: cpython
# differs: MicroPython's views can't be reversed
numbers = {"one": 1, "two": 2, "three": 3}
print(list(reversed(numbers)), list(reversed(numbers.keys())))
print(list(reversed(numbers.values())), list(reversed(numbers.items())), list(reversed({}.items())))
