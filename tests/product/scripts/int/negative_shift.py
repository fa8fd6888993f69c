# A negative shift count is a ValueError.
# expect: micropython
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: (1 << 80) << -1):
    try:
        f()
    except ValueError as e:
        print(e)
