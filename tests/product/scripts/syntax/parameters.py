# Parameter lists that won't do.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("def f(a, a): pass", "def f(a=1, b): pass", "def f(*a, *b): pass", "def f(**k, a): pass", "def f(*): pass", "lambda a, a: 0", "def f(a, /, b): pass", "def f(1): pass", "def f((a, b)): pass", "def f(*a, b=1, c): pass", "def f(*, a, a): pass"):
    try:
        exec(text)
        print(text, "accepted")
    except SyntaxError as e:
        print(text, "->", e)
