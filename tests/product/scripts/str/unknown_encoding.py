# An encoding that isn't known.
# expect: spec
# source: modules.md 1.2
for f in (lambda: "a".encode("latin9"), lambda: b"a".decode("klingon")):
    try:
        f()
    except LookupError as e:
        print(type(e).__name__, e)
