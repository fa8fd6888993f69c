# exit with something else prints it and gives 1.
# expect: micropython
import sys
print("x")
sys.exit("message")
