# write() takes a number of bytes, or an offset and a number.
# expect: micropython
# differs: CPython's write takes the data only
import io
import sys

bounds = ((2,), (100,), (1, 3), (1, 100), (-2,), (3, -1), (0,), (7, 2), (-1, 2), (1, 0), (True,))
for make in (io.BytesIO, io.StringIO):
    for arguments in bounds:
        stream = make()
        print(arguments, stream.write(b"foobar", *arguments), stream.getvalue())
    for wrong in ("a", None, 1.5):
        try:
            make().write("ab", wrong)
        except TypeError as e:
            print(e)
print(sys.stdout.write("a line of text\n", 7, 8))
