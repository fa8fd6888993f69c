# A mapping gives values by key, and counts as a value itself only before the first key.
# expect: cpython
print("%s %(a)s" % {"a": 1}, "%(a)s%%%(a)s" % {"a": 2})
for template in ("%(a)s %s", "%(a)s %(a)s %s"):
    try:
        print(template % {"a": 1})
    except TypeError:
        print("TypeError")
