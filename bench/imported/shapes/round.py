# Figures with round sides.

from math import pi

from .figure import Figure


class Circle(Figure):
    def area(self):
        (radius,) = self.measures
        return pi * radius**2

    def outline(self):
        return 2 * pi * self.measures[0]


class Ring(Figure):
    @classmethod
    def of_size(cls, size):
        return cls(size, size / 2)

    def area(self):
        outer, inner = self.measures
        return pi * (outer**2 - inner**2)

    def outline(self):
        return 2 * pi * sum(self.measures)
