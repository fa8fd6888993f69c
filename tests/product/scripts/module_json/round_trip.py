# Objects survive the trip.
# expect: cpython
import json
data = {"name": "x", "list": [1, 2.5, None, True, "é"], "nested": {"a": {"b": [[]]}}}
print(json.loads(json.dumps(data)) == data)
