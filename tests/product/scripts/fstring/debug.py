# The = specifier shows the expression.
# expect: cpython
x, y = 3, "t"
print(f"{x=} {y!s} {x + 1=} {x=:>4}")
