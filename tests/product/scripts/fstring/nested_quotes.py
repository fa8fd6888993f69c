# Other quotes inside, and triple quotes over lines.
# expect: cpython
d = {"a": 1}
print(f'{d["a"]}', f"""{d['a']}
{d["a"] + 1}""")
