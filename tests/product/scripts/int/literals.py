# Literals in every base, with underscores.
# expect: cpython
print(0x1F, 0b1011, 0o17, 1_000_000, 0xFFFF_FFFF_FFFF_FFFF_FF, 0B11, 0O7, 0Xa)
