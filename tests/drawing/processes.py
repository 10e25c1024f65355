"""Random processes to lay out."""

from random import Random

from riskctl.drawing.chart import Chart, Edge, Node, Shape


def random_chart(seed: int) -> Chart:
    """A process of 3 to 7 lanes and up to 40 boxes, with returns, choices, forks and joins."""
    random = Random(seed)
    lanes = random.randint(3, 7)
    count = random.randint(3, 40)
    shapes = [random.choice([Shape.STEP] * 6 + [Shape.CHOICE, Shape.CHOICE, Shape.BAR]) for _ in range(count)]
    shapes[0], shapes[-1] = Shape.TERMINAL, Shape.TERMINAL
    lane = 0
    nodes = {}
    for number, shape in enumerate(shapes):
        if shape in (Shape.STEP, Shape.TERMINAL) and random.random() < 0.6:
            lane = random.randrange(lanes)
        nodes[f"n{number}"] = Node(f"n{number}", lane, shape, 168, {Shape.BAR: 6, Shape.CHOICE: 54}.get(
            shape, random.choice([40, 56, 72, 110, 130])))
    edges: list[Edge] = []
    for number in range(count - 1):
        ways = random.randint(2, 4) if shapes[number] in (Shape.CHOICE, Shape.BAR) else 1
        for way in range(ways):
            if way and random.random() < 0.35 and number:
                edges.append(_labelled(random, f"n{number}", f"n{random.randrange(number)}", is_return=True))
            else:
                to = number + 1 if not way else random.randint(number + 1, min(number + 6, count - 1))
                edges.append(_labelled(random, f"n{number}", f"n{to}", is_return=False))
    return Chart(lanes, nodes, tuple(edges))


def _labelled(random: Random, source: str, target: str, *, is_return: bool) -> Edge:
    width = random.choice([0, 0, 22, 44, 77])
    return Edge(source, target, is_return, width, random.choice([13, 26]) if width else 0)
