# dump and load with streams.
# expect: cpython
import io
import json
s = io.StringIO()
json.dump({"a": [1, 2]}, s)
s.seek(0)
print(s.getvalue(), json.load(s))
