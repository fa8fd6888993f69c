# Format specifications in f-strings.
# expect: cpython
pi, w, n = 3.14159265, 10, 255
print(f"{pi:.2f}|{pi:{w}.3f}|{n:#x}|{n:08b}|{'a':>{w}}|{n:,}|{pi!r:.4}|{'q'!r}")
