import asciitree
from asciitree.drawing import BOX_DOUBLE, BOX_LIGHT, BoxStyle

tree = {
    "asciitree": {
        "sometimes": {"you": {}},
        "just": {"want": {}, "to": {"draw": {}}},
        "trees": {},
        "in": {},
    }
}
print(asciitree.LeftAligned()(tree))
for characters in (BOX_LIGHT, BOX_DOUBLE):
    style = BoxStyle(gfx=characters, label_space=0, label_format="[{}]", indent=0)
    print(asciitree.LeftAligned(draw=style)(tree))


class Node:
    def __init__(self, name, children=()):
        self.name, self.children = name, children

    def __str__(self):
        return self.name


print(asciitree.draw_tree(Node("root", [Node("a"), Node("b", [Node("c\nd")])])))
