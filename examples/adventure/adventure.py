# A text adventure that plays any world described in a file: places, ways, things, and rules for
# what happens when things are used. Commands come from the terminal, or from a file that is played
# back.
#
# usage: adventure.py WORLD.txt [COMMANDS.txt]
#
# A world is blocks of lines: the first names what the block describes (`place`, `thing` or
# `rule`), the rest are `key: value`, and a line that begins with a blank goes on with the line
# above.

import sys

DIRECTIONS = ("north", "south", "east", "west", "up", "down")
SHORT = {"n": "north", "s": "south", "e": "east", "w": "west", "u": "up", "d": "down"}
FILLERS = ("the", "a", "an", "to", "with", "on", "at", "in")


class WorldError(Exception):
    pass


class Block:
    """One block of a world file."""

    def __init__(self, number, kind, name):
        self.number = number
        self.kind = kind
        self.name = name
        self.values = {}

    def get(self, key, default=""):
        return self.values.get(key, default)


def read_blocks(path):
    blocks = []
    key = None
    with open(path) as file:
        for number, line in enumerate(file, 1):
            text = line.strip()
            if not text or text.startswith("#"):
                continue
            if line[0] == " " and key:
                blocks[-1].values[key] += " " + text
            elif text.split(" ")[0] in ("place", "thing", "rule"):
                kind, _, name = text.partition(" ")
                blocks.append(Block(number, kind, name))
                key = None
            else:
                key, colon, value = text.partition(":")
                if not colon or not blocks:
                    raise WorldError("%s:%d: expected `key: value`" % (path, number))
                blocks[-1].values[key] = value.strip()
    return blocks


class World:
    def __init__(self, blocks):
        self.places = {block.name: block for block in blocks if block.kind == "place"}
        self.things = {block.name: block for block in blocks if block.kind == "thing"}
        self.rules = [block for block in blocks if block.kind == "rule"]
        self.where = {name: thing.get("in") for name, thing in self.things.items()}
        self.check()

    def check(self):
        for name, place in sorted(self.places.items()):
            for direction in DIRECTIONS:
                target = place.get(direction)
                if target and target not in self.places:
                    raise WorldError("%s leads %s to nowhere: %s" % (name, direction, target))
        for name, place in sorted(self.where.items()):
            if place and place not in self.places:
                raise WorldError("%s is in no place: %s" % (name, place))
        if "start" not in self.places:
            raise WorldError("there is no place called start")

    def things_in(self, place):
        return sorted([name for name, where in self.where.items() if where == place])


class Game:
    def __init__(self, world, say):
        self.world = world
        self.say = say
        self.place = "start"
        self.turns = 0
        self.score = 0
        self.seen = set()
        self.over = False
        self.verbs = {
            "look": self.look,
            "go": self.go,
            "take": self.take,
            "drop": self.drop,
            "examine": self.examine,
            "inventory": self.inventory,
            "quit": self.quit,
        }

    def play(self, line):
        words = [word for word in line.lower().split() if word not in FILLERS]
        if not words:
            return
        self.turns += 1
        words = [SHORT.get(words[0], words[0])] + words[1:]
        if words[0] in DIRECTIONS:
            words = ["go"] + words
        if self.follow_rule(words):
            return
        verb = {"i": "inventory", "x": "examine", "get": "take", "l": "look"}.get(
            words[0], words[0]
        )
        if verb in self.verbs:
            self.verbs[verb](" ".join(words[1:]))
        else:
            self.say("You don't know how to %s." % verb)

    def follow_rule(self, words):
        """Do what a rule says for these words, if one applies here and now."""
        for rule in self.world.rules:
            if sorted(rule.name.split()) == sorted(words) and self.holds(rule):
                self.say(rule.get("say"))
                self.score += int(rule.get("score", "0"))
                for change in rule.get("move").split(","):
                    thing, _, place = change.strip().partition(" > ")
                    if thing:
                        self.world.where[thing] = place
                if rule.get("open"):
                    place, direction, target = rule.get("open").split(", ")
                    self.world.places[place].values[direction] = target
                if rule.get("end"):
                    self.over = True
                return True
        return False

    def holds(self, rule):
        """Whether the rule's place and the things it needs are here."""
        if rule.get("here") not in ("", self.place):
            return False
        needed = [name.strip() for name in rule.get("needs").split(",") if name.strip()]
        return all(self.is_near(name) for name in needed)

    def is_near(self, thing):
        return self.world.where.get(thing) in ("hand", self.place)

    def look(self, _=""):
        place = self.world.places[self.place]
        self.say(place.get("title").upper())
        self.say(place.get("text"))
        ways = [direction for direction in DIRECTIONS if place.get(direction)]
        self.say("Ways: %s." % ", ".join(ways))
        for name in self.world.things_in(self.place):
            self.say("There is %s here." % self.world.things[name].get("title"))

    def go(self, direction):
        target = self.world.places[self.place].get(direction)
        if not target:
            self.say("There is no way %s." % (direction or "there"))
            return
        self.place = target
        if target in self.seen:
            self.say(self.world.places[target].get("title") + ".")
        else:
            self.seen.add(target)
            self.look()

    def take(self, name):
        if self.world.where.get(name) != self.place:
            self.say("There is no %s here." % (name or "such thing"))
        elif self.world.things[name].get("fixed"):
            self.say(self.world.things[name].get("fixed"))
        else:
            self.world.where[name] = "hand"
            self.say("You take the %s." % name)

    def drop(self, name):
        if self.world.where.get(name) == "hand":
            self.world.where[name] = self.place
            self.say("You put down the %s." % name)
        else:
            self.say("You have no %s." % (name or "such thing"))

    def examine(self, name):
        if self.is_near(name):
            self.say(self.world.things[name].get("text", "Nothing strange about it."))
        else:
            self.say("You see no %s." % (name or "such thing"))

    def inventory(self, _=""):
        held = self.world.things_in("hand")
        titles = [self.world.things[name].get("title") for name in held]
        self.say("You carry %s." % (", ".join(titles) if titles else "nothing"))

    def quit(self, _=""):
        self.over = True


def wrapped(text, width=72):
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = line + " " + word if line else word
    yield line


def say(text):
    for line in wrapped(text):
        print(line)


def commands(path):
    """The lines of a file, echoed, or what is typed."""
    if path:
        with open(path) as file:
            for line in file:
                print("\n> " + line.strip())
                yield line
        return
    while True:
        try:
            yield input("\n> ")
        except EOFError:
            return


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        print("usage: adventure.py WORLD.txt [COMMANDS.txt]", file=sys.stderr)
        return 2
    try:
        game = Game(World(read_blocks(arguments[0])), say)
        game.seen.add("start")
        game.look()
        for line in commands(arguments[1] if len(arguments) == 2 else ""):
            game.play(line)
            if game.over:
                break
    except (OSError, UnicodeError, WorldError) as error:
        print("adventure:", error, file=sys.stderr)
        return 1
    print("\n%d turns, %d points" % (game.turns, game.score))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
