# gmtime and its fields.
# expect: cpython
import time
print(tuple(time.gmtime(0))[:8], tuple(time.gmtime(1000000000))[:8], tuple(time.gmtime(951782400))[:8], tuple(time.gmtime(4102444799))[:8])
