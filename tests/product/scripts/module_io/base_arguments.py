# A class derived from IOBase may take arguments.
# expect: cpython
import io


class Stream(io.IOBase):
    def __init__(self, data, size=3):
        self.data = data
        self.size = size


print(Stream(b"abc").data, Stream(b"x", size=4).size)
