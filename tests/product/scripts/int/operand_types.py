# The message for operands that don't go together names the special method.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("1 + 'a'", "'a' + 1", "[] + ()", "1 - None", "-'a'", "~1.5", "1 @ 2", "{} < {}", "1 < 'a'", "None ** 2"):
    try:
        eval(text)
    except TypeError as e:
        print(text, "->", e)
