# Arguments that don't fit.
# expect: micropython
# differs: CPython words its messages otherwise
def f(a, b=1):
    pass
def g(*, k):
    pass
for text in ("f()", "f(1, 2, 3)", "f(1, x=2)", "f(1, a=2)", "g()", "g(1)", "g(k=1, z=2)", "len()", "len(1, 2)", "len(x=1)", "print(1, foo=2)", "[].append()", "5()", "None()", "f(*5)", "f(**5)"):
    try:
        eval(text)
    except Exception as e:
        print(text, type(e).__name__, e)
