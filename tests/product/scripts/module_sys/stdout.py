# Writing to standard output, as text and as bytes.
# expect: cpython
import sys
sys.stdout.write("text é\n")
print(sys.stdout.write("abc\n"))
