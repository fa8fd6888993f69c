import pyqtree

index = pyqtree.Index(bbox=(0, 0, 100, 100), max_items=4, max_depth=6)
boxes = []
for i in range(120):
    x, y = i * 37 % 97, i * 53 % 89
    boxes.append((x, y, x + i % 7, y + i % 5))
    index.insert("item %d" % i, boxes[-1])
print(len(index))
for region in ((0, 0, 20, 20), (40, 40, 60, 45), (99, 99, 100, 100), (0, 0, 100, 100)):
    found = sorted(index.intersect(region))
    print(region, len(found), found[:6])
for i in range(0, 120, 3):
    index.remove("item %d" % i, boxes[i])
print(sorted(index.intersect((10, 10, 30, 30))), sum(1 for _ in index) > 0)
