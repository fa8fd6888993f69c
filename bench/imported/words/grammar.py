# English plurals: exceptions first, then rules by ending.

IRREGULAR = {
    "child": "children",
    "foot": "feet",
    "goose": "geese",
    "man": "men",
    "mouse": "mice",
    "ox": "oxen",
    "tooth": "teeth",
    "woman": "women",
}
UNCHANGED = {"deer", "fish", "sheep", "series", "species"}
VOWELS = "aeiou"

# An ending, how much of it is cut, and what is put there.
RULES = (
    ("fe", 2, "ves"),
    ("lf", 1, "ves"),
    ("ch", 0, "es"),
    ("sh", 0, "es"),
    ("ss", 0, "es"),
    ("us", 2, "i"),
    ("is", 2, "es"),
    ("x", 0, "es"),
    ("z", 0, "zes"),
)


def plural(word):
    """The plural of an English noun in lower case."""
    if word in UNCHANGED:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    for ending, cut, added in RULES:
        if word.endswith(ending):
            return word[: len(word) - cut] + added
    return word + "s"
