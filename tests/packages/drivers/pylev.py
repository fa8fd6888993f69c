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
    print(a, b, pylev.levenshtein(a, b), pylev.wf_levenshtein(a, b))
    print(pylev.wfi_levenshtein(a, b), pylev.damerau_levenshtein(a, b))
print(pylev.classic_levenshtein("abcd", "acbd"), pylev.recursive_levenshtein("abc", "acb"))
