# Bytes: AES-128 in cipher-block chaining over bytearrays, encrypting and decrypting, after the
# standard's own example has come out right.
# Source: NIST FIPS 197 (2001), with the example vectors of its appendix C.1.

import sys

SIZE = 1000
BLOCK = 16
ROUNDS = 10


def doubled(value):
    value <<= 1
    return value ^ 0x11B if value & 0x100 else value


def multiplied(left, right):
    product = 0
    while right:
        if right & 1:
            product ^= left
        left = doubled(left)
        right >>= 1
    return product


def make_boxes():
    """The substitution box and its inverse: a generator and its inverse walk the field."""
    box, inverse = bytearray(256), bytearray(256)
    power, reciprocal = 1, 1
    while True:
        power = power ^ doubled(power)
        reciprocal = multiplied(reciprocal, 0xF6)
        doubly = reciprocal | reciprocal << 8
        value = doubly ^ doubly >> 4 ^ doubly >> 5 ^ doubly >> 6 ^ doubly >> 7
        box[power] = value & 0xFF ^ 0x63
        if power == 1:
            break
    box[0] = 0x63
    for index, value in enumerate(box):
        inverse[value] = index
    return bytes(box), bytes(inverse)


def table_of(factor):
    return bytes([multiplied(value, factor) for value in range(256)])


BOX, INVERSE_BOX = make_boxes()
TIMES_2, TIMES_3 = table_of(2), table_of(3)
TIMES_9, TIMES_11, TIMES_13, TIMES_14 = table_of(9), table_of(11), table_of(13), table_of(14)
# Byte i of a block after ShiftRows comes from byte ROWS[i]; columns are stored one after another.
ROWS = bytes([(i + 4 * (i % 4)) % BLOCK for i in range(BLOCK)])
INVERSE_ROWS = bytes([(i - 4 * (i % 4)) % BLOCK for i in range(BLOCK)])


def expanded(key):
    words = bytearray(key)
    constant = 1
    for start in range(BLOCK, BLOCK * (ROUNDS + 1), 4):
        last = words[start - 4 : start]
        if start % BLOCK == 0:
            last = bytearray([BOX[last[1]] ^ constant, BOX[last[2]], BOX[last[3]], BOX[last[0]]])
            constant = doubled(constant)
        for i in range(4):
            words.append(words[start - BLOCK + i] ^ last[i])
    return words


def add_key(state, keys, turn):
    start = turn * BLOCK
    for i in range(BLOCK):
        state[i] ^= keys[start + i]


def substitute(state, box, rows):
    return bytearray([box[state[place]] for place in rows])


def mix_columns(state):
    for i in range(0, BLOCK, 4):
        a, b, c, d = state[i], state[i + 1], state[i + 2], state[i + 3]
        state[i] = TIMES_2[a] ^ TIMES_3[b] ^ c ^ d
        state[i + 1] = a ^ TIMES_2[b] ^ TIMES_3[c] ^ d
        state[i + 2] = a ^ b ^ TIMES_2[c] ^ TIMES_3[d]
        state[i + 3] = TIMES_3[a] ^ b ^ c ^ TIMES_2[d]


def unmix_columns(state):
    for i in range(0, BLOCK, 4):
        a, b, c, d = state[i], state[i + 1], state[i + 2], state[i + 3]
        state[i] = TIMES_14[a] ^ TIMES_11[b] ^ TIMES_13[c] ^ TIMES_9[d]
        state[i + 1] = TIMES_9[a] ^ TIMES_14[b] ^ TIMES_11[c] ^ TIMES_13[d]
        state[i + 2] = TIMES_13[a] ^ TIMES_9[b] ^ TIMES_14[c] ^ TIMES_11[d]
        state[i + 3] = TIMES_11[a] ^ TIMES_13[b] ^ TIMES_9[c] ^ TIMES_14[d]


def encrypt_block(block, keys):
    state = bytearray(block)
    add_key(state, keys, 0)
    for turn in range(1, ROUNDS + 1):
        state = substitute(state, BOX, ROWS)
        if turn < ROUNDS:
            mix_columns(state)
        add_key(state, keys, turn)
    return state


def decrypt_block(block, keys):
    state = bytearray(block)
    for turn in range(ROUNDS, 0, -1):
        add_key(state, keys, turn)
        if turn < ROUNDS:
            unmix_columns(state)
        state = substitute(state, INVERSE_BOX, INVERSE_ROWS)
    add_key(state, keys, 0)
    return state


def mixed(left, right):
    return bytes([a ^ b for a, b in zip(left, right)])


def encrypt(text, keys, vector):
    result = bytearray()
    for start in range(0, len(text), BLOCK):
        vector = encrypt_block(mixed(text[start : start + BLOCK], vector), keys)
        result.extend(vector)
    return bytes(result)


def decrypt(text, keys, vector):
    result = bytearray()
    for start in range(0, len(text), BLOCK):
        block = text[start : start + BLOCK]
        result.extend(mixed(decrypt_block(block, keys), vector))
        vector = block
    return bytes(result)


def main(n):
    keys = expanded(bytes(range(16)))
    example = bytes([i * 17 for i in range(16)])
    print("".join(["%02x" % byte for byte in encrypt_block(example, keys)]))
    vector = bytes(BLOCK)
    text = bytes([i * i % 251 for i in range(n * BLOCK)])
    secret = encrypt(text, keys, vector)
    print(
        "".join(["%02x" % byte for byte in secret[-BLOCK:]]), decrypt(secret, keys, vector) == text
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
