# Comparisons of texts and tests for parts, interned or made, ASCII or not, and of classes of str.
# expect: cpython
# differs: MicroPython can't compare a str with one of a derived class


class Word(str):
    pass


class Shout(str):
    def __eq__(self, other):
        return "asked"

    def __contains__(self, part):
        return part == "!"


made = ["".join(parts) for parts in (("a", "b"), ("a", "bc"), ("é", "a"), ("b", ""), ("", ""))]
texts = ["", "a", "b", "ab", "abc", "é", "éa", Word("ab")] + made
for a in texts:
    print([a == b for b in texts], [a != b for b in texts], [a < b for b in texts])
    print([a <= b for b in texts], [a > b for b in texts], [a >= b for b in texts])
    print([b in a for b in texts], [b not in a for b in texts])
    for i in range(-3, 4):
        try:
            print(a[i], end=" ")
        except IndexError:
            print("IndexError", end=" ")
    print()
print(Shout("x") == "x", "!" in Shout("x"), "x" in Shout("x"))
print("a" == 1, "a" != None, "1" == 1, "a" == ["a"])  # noqa: E711
for wrong in (lambda: "a" < 1, lambda: 1 in "a", lambda: None in "a"):
    try:
        print(wrong())
    except TypeError:
        print("TypeError")
names = {made[0]: 1, "é": 2}
print("ab" in names, made[2][0] in names, "c" in names, names["ab"])
names[made[0]] = 3
print(names)
