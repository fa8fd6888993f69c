# What is escaped, and keys that are no texts.
# expect: micropython
# differs: CPython words its messages otherwise
import json
print(json.dumps("é\x00\x1f\t/\x7f"), json.dumps({1: 2}), json.dumps({None: 1}), json.dumps(float("nan")))
