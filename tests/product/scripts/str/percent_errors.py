# The errors of %.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("'%d' % ()", "'%d' % (1, 2)", "'%d' % 'a'", "'%q' % 1", "'%' % 1", "'%(a)s' % 5", "'%c' % 'ab'", "'%(a' % {}"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
