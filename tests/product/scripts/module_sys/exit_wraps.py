# Exit codes are taken modulo 256.
# expect: micropython
import sys
print("x")
sys.exit(258)
