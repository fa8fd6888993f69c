# f-strings that won't do.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("f'{a'", "f'a}'", "f'{a!x}'", "f'{a b}'", "f'{ }'", "f'{a:{b}}'", "f'{{}'"):
    try:
        compile(text, "n", "exec")
        print(text, "accepted")
    except SyntaxError as e:
        print(text, "->", e)
