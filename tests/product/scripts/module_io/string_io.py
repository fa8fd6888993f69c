# A text stream in memory.
# expect: cpython
import io
s = io.StringIO("first\nsecond\nthird")
print(repr(s.readline()), repr(s.read(3)), s.tell(), s.seek(0), s.read(), repr(s.read()))
t = io.StringIO()
print(t.write("abc"), t.getvalue())
print([line for line in io.StringIO("a\nb\n")])
with io.StringIO("x") as u:
    print(u.read())
