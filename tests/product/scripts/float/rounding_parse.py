# Decimal texts are rounded correctly, halfway cases too.
# expect: cpython
# differs: MicroPython's parsing is off by one unit at times
for text in ("9007199254740993", "9007199254740992.5", "0.500000000000000166533453693773481063544750213623046875", "2.2250738585072011e-308", "1.00000000000000011102230246251565", "8.41e21", "9.5e22"):
    print(float(text))
