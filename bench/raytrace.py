# Ray tracing: three mirrored spheres over a chequered floor with one lamp and shadows, n by n
# pixels. Measures small objects, operators that the class defines, and floats.
# Source: T. Whitted, "An improved illumination model for shaded display" (1980).

import math
import sys

SIZE = 100
DEPTH = 3
NEAREST = 1e-6


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1.0 / math.sqrt(self.dot(self)))

    def reflected(self, normal):
        return self - normal * (2.0 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, colour, mirror):
        self.centre = centre
        self.square = radius * radius
        self.shade = colour
        self.mirror = mirror

    def distance(self, origin, direction):
        offset = self.centre - origin
        along = offset.dot(direction)
        inside = self.square - offset.dot(offset) + along * along
        if inside <= 0.0:
            return None
        depth = along - math.sqrt(inside)
        return depth if depth > NEAREST else None

    def normal(self, point):
        return (point - self.centre).unit()

    def colour(self, point):
        return self.shade


class Floor:
    mirror = 0.1

    def __init__(self, height):
        self.height = height

    def distance(self, origin, direction):
        if direction.y >= -NEAREST:
            return None
        depth = (self.height - origin.y) / direction.y
        return depth if depth > NEAREST else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour(self, point):
        return 0.9 if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 else 0.2


class Scene:
    def __init__(self, things, lamp):
        self.things = things
        self.lamp = lamp

    def nearest(self, origin, direction):
        found = None
        best = 1e9
        for thing in self.things:
            depth = thing.distance(origin, direction)
            if depth is not None and depth < best:
                best = depth
                found = thing
        return found, best

    def is_lit(self, point, to_lamp):
        return all(thing.distance(point, to_lamp) is None for thing in self.things)

    def brightness(self, origin, direction, depth):
        thing, distance = self.nearest(origin, direction)
        if thing is None:
            return 0.3 + 0.4 * max(0.0, direction.y)
        point = origin + direction * distance
        normal = thing.normal(point)
        light = 0.1
        to_lamp = (self.lamp - point).unit()
        slope = normal.dot(to_lamp)
        if slope > 0.0 and self.is_lit(point + normal * NEAREST, to_lamp):
            light += 0.9 * slope
        result = light * thing.colour(point)
        if depth > 1 and thing.mirror > 0.0:
            bounce = self.brightness(point, direction.reflected(normal), depth - 1)
            result += thing.mirror * bounce
        return result


def main(n):
    scene = Scene(
        [
            Floor(-1.0),
            Sphere(Vector(-1.6, 0.0, 6.0), 1.0, 0.7, 0.4),
            Sphere(Vector(0.9, -0.2, 5.0), 0.8, 0.5, 0.6),
            Sphere(Vector(0.0, 1.6, 7.0), 1.0, 0.9, 0.3),
        ],
        Vector(-4.0, 6.0, 1.0),
    )
    eye = Vector(0.0, 0.5, 0.0)
    total = 0
    for row in range(n):
        for column in range(n):
            direction = Vector((column + 0.5) / n - 0.5, 0.5 - (row + 0.5) / n, 1.0).unit()
            total += int(1000.0 * scene.brightness(eye, direction, DEPTH))
    print("%.1f" % (total / (n * n)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
