# A closed stream.
# expect: micropython
import io
s = io.StringIO("abc")
s.close()
for f in (s.read, s.getvalue, lambda: s.write("x")):
    try:
        f()
    except ValueError as e:
        print(e)
