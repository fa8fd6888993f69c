# Methods that the reference doesn't have.
# expect: micropython
# differs: MicroPython leaves rarely used methods out
print([name for name in ("title", "casefold", "format_map", "isidentifier", "maketrans") if hasattr("", name)])
