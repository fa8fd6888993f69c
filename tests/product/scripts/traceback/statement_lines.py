# The line is that of the statement's part that failed.
# expect: micropython
# differs: CPython words its messages otherwise
def f(a,
      b):
    x = 1

    if a:

        return (a +
                b)
f(1,
  "s")
