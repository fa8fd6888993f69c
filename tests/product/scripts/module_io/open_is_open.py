# io.open is the built-in open.
# expect: cpython
import io

print(io.open is open)
