# slice.indices takes no negative length.
# expect: cpython
# differs: MicroPython takes a negative length
class Subscript:
    def __getitem__(self, index):
        return index


for length in (-1, -5):
    try:
        print(Subscript()[1:2].indices(length))
    except ValueError as e:
        print(e)
print(Subscript()[1:2].indices(0))
