# Displays that mix what doesn't mix.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("{1: 2, 3}", "{1, 2: 3}", "[1, *a]", "(1, *a)", "{**a}", "{*a}", "[1 2]", "(1, 2", "[1, 2)", "{1: }", "[a for]", "[for a in b]", "print(*a)"):
    try:
        compile(text, "n", "exec")
        print(text, "accepted")
    except SyntaxError as e:
        print(text, "->", e)
