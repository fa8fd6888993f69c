# Conversions that fail.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("int([])", "float([])", "int('x')", "int('z', 16)", "int('1', 1)", "float('x')", "int(float('inf'))", "int(float('nan'))", "complex('x')", "list(None)", "dict(5)", "dict([1])", "bytes('a')", "chr('a')", "bool(1, 2)", "int(1, 2, 3)", "type(1, 2)"):
    try:
        print(text, eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
