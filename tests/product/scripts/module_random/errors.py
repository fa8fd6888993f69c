# Arguments that won't do.
# expect: micropython
# differs: CPython words its messages otherwise
import random
for text in ("getrandbits(33)", "randint(5, 1)", "randrange(0)", "choice([])", "randrange(1, 5, 0)", "getrandbits(-1)"):
    try:
        print(text, eval("random." + text))
    except Exception as e:
        print(text, type(e).__name__, e)
