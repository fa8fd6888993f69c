# finally runs at every way out, and its own way out wins.
# expect: cpython
def f(how):
    for i in range(2):
        try:
            if how == "return":
                return "from try"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise ValueError
        finally:
            print("finally", how, i)
            if how == "raise":
                return "from finally"
    return "end"
for how in ("return", "break", "continue", "raise"):
    print(f(how))
