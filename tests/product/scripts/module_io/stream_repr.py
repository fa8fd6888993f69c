# Streams in memory tell their type.
# expect: micropython
# differs: CPython words it otherwise
import io

print(str(io.StringIO("a"))[:13], str(io.BytesIO(b"a"))[:12])
stream = io.StringIO("abc")
try:
    stream.seek(-1)
except OSError as error:
    print(error.errno)
stream.close()
stream.flush()
try:
    open("none", unknown=1)
except TypeError as error:
    print(error)
