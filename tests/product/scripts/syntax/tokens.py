# Texts that are no tokens.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("x = $", "x = ?", "'abc", "'''abc", "x = 1 !", "0x", "0b2", "0o8", "1e", "1.2.3", "a b", "1a", "x = '\\x1'", "b'é'", "'a' b'b'", "x = \\ 1", "!=", "x <> y", "1__0", "5_"):
    try:
        compile(text, "n", "exec")
        print(text, "accepted")
    except Exception as e:
        print(text, "->", type(e).__name__, e)
