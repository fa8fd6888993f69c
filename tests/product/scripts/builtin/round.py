# round of integers and halves.
# expect: cpython
print(round(2.5), round(3.5), round(-2.5), round(1234, -2), round(7), round(1e20), round(2.567, 1), type(round(2.0)).__name__, type(round(2.0, 1)).__name__)
