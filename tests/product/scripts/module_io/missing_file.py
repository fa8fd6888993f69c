# A file that isn't there.
# expect: spec
# source: repl-and-cli.md 13
try:
    open("/nowhere/at/all")
except OSError as e:
    print(e, e.errno)
