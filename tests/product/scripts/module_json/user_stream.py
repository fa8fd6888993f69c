# json.load reads a stream of the user's that has readinto only.
# expect: micropython
# only: CPython wants a method read
import io
import json


class Stream(io.IOBase):
    def __init__(self, data):
        self.data = data

    def readinto(self, buffer):
        count = min(len(buffer), len(self.data), 5)
        buffer[:count] = self.data[:count]
        self.data = self.data[count:]
        return count


text = b'{"key": [1, 2.5, null, "' + b"x" * 100 + b'"]}'
print(json.load(Stream(text)))
print(json.load(Stream(b" [true] ")))
try:
    json.load(Stream(b""))
except ValueError as e:
    print(e)
