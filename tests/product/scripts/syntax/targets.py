# Targets that can't be assigned or deleted.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("f() = 1", "1 = x", "a + b = 1", "None = 1", "True = 2", "(a, 1) = 2, 3", "() = 1", "f() += 1", "a, b += 1", "del f()", "del 1", "*a, *b = 1, 2", "*a = [1]", "for 1 in x: pass", "with a as 1: pass", "(a := 1) = 2", "x if y else z = 1", "'a' = 1", "-x = 1", "[a, b()] = 1, 2", "lambda: 0 = 1"):
    try:
        exec("def g():\n " + text)
        print(text, "accepted")
    except SyntaxError as e:
        print(text, "->", e)
