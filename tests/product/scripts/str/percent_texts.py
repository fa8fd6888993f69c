# % with texts and objects.
# expect: cpython
print("%s %r %5s|%-5s|%.2s %c %c %%" % ("a", "b", "cd", "ef", "ghij", "k", 108), "%s" % [1, 2], "%s" % (None,))
