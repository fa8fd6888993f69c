# Constructs of CPython that the reference's grammar doesn't have.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("match x:\n case 1: pass", "try: pass\nexcept* A: pass", "def f[T](): pass", "type X = int", "class A[T]: pass", "print 1", "exec 'x'", "`x`"):
    try:
        compile(text, "n", "exec")
        print(repr(text), "accepted")
    except SyntaxError as e:
        print(repr(text), "->", e)
