import baseconv

print(baseconv.base2, baseconv.base64)
for n in (0, 7, -1234, 10**12, 2**70):
    for c in (
        baseconv.base2,
        baseconv.base16,
        baseconv.base36,
        baseconv.base56,
        baseconv.base62,
        baseconv.base64,
    ):
        text = c.encode(n)
        print(text, c.decode(text), int(c.decode(text)) == n)
own = baseconv.BaseConverter("0123456789", sign="$")
print(own.encode(-13), own.decode("$13"))
try:
    baseconv.BaseConverter("0-", sign="-")
except ValueError as e:
    print("ValueError", e)
