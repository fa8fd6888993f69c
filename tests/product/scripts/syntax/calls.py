# Argument lists that won't do.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("f(a=1, 2)", "f(**a, 1)", "f(**a, *b)", "f(1=2)", "f(a.b=1)", "f(a for a in b, 1)", "f(*)", "f(a=)", "f(,)"):
    try:
        compile(text, "n", "exec")
        print(text, "accepted")
    except SyntaxError as e:
        print(text, "->", e)
