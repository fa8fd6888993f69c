# float() of texts.
# expect: cpython
for text in ("1", "1.5", ".5", "5.", "1e3", "1E-3", "-1.5e+2", " 2.5 ", "inf", "-Infinity", "nan", "1e400", "1e-400", "0.1000000000000000055511151231257827"):
    print(float(text))
