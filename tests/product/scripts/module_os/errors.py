# Files that aren't there.
# expect: spec
# source: repl-and-cli.md 13
import os
for f in (os.remove, os.stat, os.rmdir, os.listdir, os.chdir):
    try:
        f("/nowhere/at/all")
    except OSError as e:
        print(e)
