# What complex numbers don't do.
# expect: micropython
# differs: CPython words its messages otherwise
for text in ("1j < 2j", "1j // 2", "1j % 2", "int(1j)", "float(1j)", "1j / 0", "0j ** -1"):
    try:
        print(eval(text))
    except Exception as e:
        print(text, type(e).__name__, e)
