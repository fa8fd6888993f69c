# Displays that mix what doesn't mix.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("{1: 2, 3}", "{1, 2: 3}", "[1, *a]", "(1, *a)", "{**a}", "{*a}", "[1 2]", "(1, 2", "[1, 2)", "{1: }", "[a for]", "[for a in b]", "print(*a)", "{k, v for k in x}", "[k, v for k in x]", "{k: v, w for k in x}", "{k: 1, v: 2 for k in x}", "(k, v for k in x)", "{1, 2: 3 for k in x}"):
    try:
        compile(text, "n", "exec")
        print(text, "accepted")
    except SyntaxError as e:
        print(text, "->", e)
