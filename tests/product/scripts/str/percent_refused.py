# Conversions of the % operator that there are not, and what is said of them.
# expect: cpython
def attempt(template, values):
    try:
        print(repr(template % values))
    except (TypeError, ValueError) as e:
        print(repr(template), type(e).__name__, str(e) if type(e) is ValueError else "")


attempt("%%", ())
for template in ("%5%", "%-5%|", "%05%", "%.3%", "%b", "%#b", "%z", "%5q"):
    attempt(template, 5)
    attempt(template, ())
    attempt(template, (1, 2))
attempt("%(a)%", {"a": 1})
attempt("%(a)z", {"a": 1})
attempt("%x", 3.7)
attempt("%o", 3.0)
attempt("%X", 1e10)
attempt("%d", 3.7)
attempt("%i", -3.7)
attempt("%u", 3.2)
attempt("%", 5)
attempt("%5", 5)


class OnlyInt:
    def __int__(self):
        return 42


attempt("%d", OnlyInt())
attempt("%f", OnlyInt())
