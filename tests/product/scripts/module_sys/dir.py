# All names of the module are listed.
# expect: cpython
import sys

for name in ("argv", "path", "modules", "stdin", "stdout", "stderr", "version", "exit", "platform"):
    print(name, name in dir(sys))
