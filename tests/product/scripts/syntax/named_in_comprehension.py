# `:=` in a comprehension binds outside; the comprehension's own variable is refused.
# expect: cpython
print([last := i for i in range(3)], last)


def totals(values):
    total = 0
    return [total := total + value for value in values], total


print(totals([1, 2, 3]))
for text in (
    "[x := 1 for x in [1]]",
    "def f():\n return [x := 1 for x in [1]]",
    "[x for x in [1] if (x := 2)]",
    "{x: (y := 1) for x in [1]}",
    "x := 1",
):
    try:
        exec(text)
        print("accepted", text)
    except SyntaxError:
        print("SyntaxError", text)
