# The errors of format.
# expect: micropython
# differs: CPython words its messages otherwise
cases = ["'{}'.format()", "'{1}'.format(1)", "'{x}'.format()", "'{0}{}'.format(1, 2)", "'{}{0}'.format(1, 2)", "'{'.format(1)", "'}'.format(1)", "'{:s}'.format(1)", "'{:d}'.format('a')", "'{:=5}'.format('a')", "'{:+c}'.format(65)", "'{!a}'.format(1)", "'{!'.format(1)", "'{!rx}'.format(1)", "'{:10q}'.format(1)", "'{:5}'.format(None)"]
for text in cases:
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
