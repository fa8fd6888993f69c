# What has no text of its own is shown by the name of its type.
# expect: micropython
# differs: CPython shows where it lies
for item in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(range(3)), zip(), map(len, [])):
    print(item)
print(enumerate([]), filter(None, []), reversed([]), object(), len, [].append.__class__)
text = repr([1].append)
print(text[:14], text[text.find("[") :])
