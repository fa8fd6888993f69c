# bytes and bytearray of a count that is a bool or an instance of a class derived from int.
# expect: cpython
# differs: MicroPython takes neither for a count
class Count(int):
    pass


class Items(list):
    pass


print(bytes(True), bytearray(False), bytes(Count(3)), bytearray(Count(2)), bytes(Items([1, 2])))
