import jaro

pairs = [
    ("SHACKLEFORD", "SHACKELFORD"),
    ("DUNNINGHAM", "CUNNIGHAM"),
    ("MARTHA", "MARHTA"),
    ("DIXON", "DICKSONX"),
    ("a", "b"),
    ("same", "same"),
]
for a, b in pairs:
    print(a, b)
    print(
        "%.10f %.10f %.10f"
        % (jaro.jaro_metric(a, b), jaro.jaro_winkler_metric(a, b), jaro.original_metric(a, b))
    )
