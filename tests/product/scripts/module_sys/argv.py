# Arguments of the script.
# expect: micropython
# arguments: a -b c=1
import sys
print(sys.argv)
