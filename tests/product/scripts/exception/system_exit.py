# SystemExit isn't an Exception, and can be caught.
# expect: micropython
import sys
try:
    sys.exit(3)
except Exception:
    print("no")
except SystemExit as e:
    print("exit", e.args)
