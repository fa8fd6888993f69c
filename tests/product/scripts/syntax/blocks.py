# Blocks and indentation.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("if x:\npass", "if x:\n  a\n b", "  x = 1", "x = 1\n  y = 2", "if x\n  y", "else: pass", "try:\n pass", "try: pass\nexcept: pass\nexcept A: pass", "for x: pass", "while: pass", "class: pass", "def f: pass", "if x:\n\ty\n        z", "with: pass", "if x: if y: pass", "import", "from x import", "from import y", "import a.b as", "raise a, b", "assert"):
    try:
        compile(text, "n", "exec")
        print(repr(text), "accepted")
    except SyntaxError as e:
        print(repr(text), "->", type(e).__name__, e)
