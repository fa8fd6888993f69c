import bech32

program = [i * 7 % 256 for i in range(20)]
for prefix in ("bc", "tb"):
    address = bech32.encode(prefix, 0, program)
    print(address, bech32.decode(prefix, address))
print(bech32.bech32_decode("A12UEL5L"), bech32.bech32_decode("an84characters"))
print(
    bech32.bech32_decode("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"), bech32.decode("bc", "bc1x")
)
print(bech32.convertbits([255, 0, 17], 8, 5), bech32.convertbits([31, 28, 2], 5, 8, False))
