# dict() of pairs, mappings and keywords, and fromkeys.
# expect: cpython
print(dict(), dict([(1, 2)]), dict({3: 4}), dict(a=1), dict({"a": 1}, a=2), dict.fromkeys([1], 0), dict.fromkeys("x"))
