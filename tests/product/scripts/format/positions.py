# Fields by order, by position and by name.
# expect: cpython
print("{} {}".format(1, 2), "{1} {0} {1}".format("a", "b"), "{x}-{y}".format(x=1, y=2), "{0}{x}".format(1, x=2), "{{}}".format())
