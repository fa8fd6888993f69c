# Files that aren't there.
# expect: micropython
# differs: CPython words its messages otherwise
import os
for f in (os.remove, os.stat, os.rmdir, os.listdir, os.chdir):
    try:
        f("/nowhere/at/all")
    except OSError as e:
        print(e)
