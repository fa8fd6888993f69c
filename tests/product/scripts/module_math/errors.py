# Arguments outside the domain.
# expect: micropython
# differs: CPython words its messages otherwise
import math
for text in ("sqrt(-1)", "log(0)", "log(-1)", "acos(2)", "factorial(-1)", "log10(0)", "fmod(1, 0)", "acosh(0)", "atanh(1)", "log(8, 1)"):
    try:
        print(text, eval("math." + text))
    except Exception as e:
        print(text, type(e).__name__, e)
