# print_exception writes the traceback to a stream.
# expect: micropython
# differs: CPython words its messages otherwise
import sys, io
def f():
    raise ValueError("deep")
try:
    f()
except ValueError as e:
    s = io.StringIO()
    sys.print_exception(e, s)
    print(s.getvalue())
    sys.print_exception(e, sys.stdout)
