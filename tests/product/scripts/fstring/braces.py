# Doubled braces, and literals around f-strings.
# expect: cpython
x = 1
print(f"{{}} {{{x}}} {x}}}" "plain" f"{x}{x}")
