# bytes are written as text, and other bytes-like objects as str() shows them.
# expect: micropython
# only: CPython refuses bytes
import json
from array import array

print(json.dumps([b"a", {b"k": b"v"}, bytearray(b"ab"), array("i", [1, 2])]))
