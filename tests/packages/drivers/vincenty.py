from vincenty import vincenty

cities = [
    (42.3541165, -71.0693514),
    (40.7791472, -73.9680804),
    (-33.8688, 151.2093),
    (0.0, 0.0),
    (0.0, 0.5),
    (89.9, 10.0),
]
for a in cities:
    print([vincenty(a, b) for b in cities], vincenty(a, cities[0], miles=True))
