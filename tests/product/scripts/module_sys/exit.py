# exit with a number ends the script with that code.
# expect: micropython
import sys
print("before")
sys.exit(7)
