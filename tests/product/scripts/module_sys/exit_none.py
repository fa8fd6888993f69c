# exit without a value, and through finally.
# expect: micropython
import sys
try:
    sys.exit()
finally:
    print("finally")
