# Dicts in dicts.
# expect: cpython
d = {"x": {"y": {"z": [1, 2]}}}
d["x"]["y"]["z"][0] = 5
print(d, d["x"]["y"]["z"])
