import pylev

pairs = [
    ("kitten", "sitting"),
    ("", "abc"),
    ("flaw", "lawn"),
    ("ab", "ba"),
    ("rosettacode", "raisethysword"),
    ("é", "e"),
]
for a, b in pairs:
    print(
        a, b, pylev.levenshtein(a, b), pylev.classic_levenshtein(a, b), pylev.wf_levenshtein(a, b)
    )
    print(pylev.wfi_levenshtein(a, b), pylev.damerau_levenshtein(a, b))
print(pylev.recursive_levenshtein("abcd", "acbd"))
