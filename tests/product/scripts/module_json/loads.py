# JSON as objects.
# expect: cpython
import json
print(json.loads('[1, -2.5e3, "a\\u0041\\n\\"", null, true, false, {"k": {"l": []}}, 123456789012345678901]'), json.loads(" 5 "), json.loads('"x"'), json.loads("{}"))
