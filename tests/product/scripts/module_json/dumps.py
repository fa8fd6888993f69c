# Objects as JSON.
# expect: cpython
import json
print(json.dumps([1, 2.5, "a\"b\n", None, True, False, {"k": [{}]}, (1, 2), [], 10**20]), json.dumps("x"), json.dumps(None), json.dumps([1, 2], separators=(",", ":")))
