# chr of a number that is no character.
# expect: spec
# source: modules.md 1.1
for n in (-1, 0x110000):
    try:
        chr(n)
    except ValueError as e:
        print(e)
