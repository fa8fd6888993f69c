# print to a stream.
# expect: cpython
import io
import sys
s = io.StringIO()
print("into", 5, file=s, end="|")
print("stdout", file=sys.stdout)
print(repr(s.getvalue()))
