# Pystone-like: the statement mix of Dhrystone, 53% assignments, 32% control and 15% calls, over
# records, arrays, strings and globals; n turns of the main loop.
# Source: R. P. Weicker, "Dhrystone: a synthetic systems programming benchmark" (CACM 1984).

import sys

SIZE = 250000

IDENT_1, IDENT_2, IDENT_3, IDENT_4, IDENT_5 = range(1, 6)
SIDE = 51


class Record:
    def __init__(self, link=None, discriminant=0, component=0, number=0, text=""):
        self.link = link
        self.discriminant = discriminant
        self.component = component
        self.number = number
        self.text = text

    def copy(self):
        return Record(self.link, self.discriminant, self.component, self.number, self.text)


class Globals:
    number = 0
    flag = False
    letter_1 = "\0"
    letter_2 = "\0"
    array = [0] * SIDE
    matrix = [[0] * SIDE for _ in range(SIDE)]
    head = None
    tail = None


def change_record(record):
    following = Globals.head.copy()
    record.link = following
    record.number = 5
    following.number = record.number
    following.link = record.link
    following.link = take_head(following.link)
    if following.discriminant == IDENT_1:
        following.number = 6
        following.component = next_identity(record.component)
        following.link = Globals.head.link
        following.number = add_with_two(following.number, 10)
        return following
    return following.copy()


def adjust(number):
    result = number + 10
    while True:
        if Globals.letter_1 == "A":
            result -= 1
            number = result - Globals.number
            if number != result:
                return number
        else:
            return result


def take_head(link):
    if Globals.head is not None:
        link = Globals.head.link
    else:
        Globals.number = 100
    Globals.number = add_with_two(10, Globals.number)
    return link


def set_letters():
    Globals.flag = Globals.flag or Globals.letter_1 == "A"
    Globals.letter_2 = "B"


def reset_letters():
    Globals.letter_1 = "A"
    Globals.flag = False


def next_identity(identity):
    if identity == IDENT_1:
        return IDENT_1
    if identity == IDENT_2:
        return IDENT_1 if Globals.number > 100 else IDENT_4
    if identity == IDENT_3:
        return IDENT_2
    return IDENT_3


def add_with_two(left, right):
    return left + 2 + right


def fill(array, matrix, row, value):
    place = row + 5
    array[place] = value
    array[place + 1] = array[place]
    array[place + 30] = place
    for column in range(place, place + 2):
        matrix[place][column] = place
    matrix[place][place - 1] += 1
    matrix[place + 20][place] = array[place]
    Globals.number = 5


def same_letter(left, right):
    return IDENT_1 if left != right else IDENT_2


def is_later(left, right):
    place = 1
    letter = "A"
    while place <= 1:
        if same_letter(left[place], right[place + 1]) == IDENT_1:
            letter = "A"
            place += 1
    if "W" <= letter <= "Z":
        place = 7
    if letter == "X":
        return True
    if left > right:
        place += 7
        return True
    return False


def turn(index):
    reset_letters()
    set_letters()
    first, second = 2, 3
    text = "DHRYSTONE PROGRAM, 2'ND STRING"
    identity = IDENT_2
    Globals.flag = not is_later("DHRYSTONE PROGRAM, 1'ST STRING", text)
    third = 0
    while first < second:
        third = 5 * first - second
        third = add_with_two(first, second)
        first += 1
    fill(Globals.array, Globals.matrix, first, third)
    Globals.head = change_record(Globals.head)
    letter = "A"
    while letter <= Globals.letter_2:
        if identity == same_letter(letter, "C"):
            identity = IDENT_1
        letter = chr(ord(letter) + 1)
    third = second * first
    second = third // first
    second = 7 * (third - second) - first
    first = adjust(first)
    return first + second + third + index % 3


def main(n):
    Globals.tail = Record()
    text = "DHRYSTONE PROGRAM, SOME STRING"
    Globals.head = Record(Globals.tail, IDENT_1, IDENT_3, 40, text)
    Globals.array[8] = Globals.matrix[8][7] = 10
    total = 0
    for index in range(n):
        total += turn(index)
    head = Globals.head
    print(total, Globals.number, Globals.flag, Globals.letter_1, Globals.letter_2)
    print(Globals.array[8], Globals.matrix[8][7], head.component, head.number, head.text)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
