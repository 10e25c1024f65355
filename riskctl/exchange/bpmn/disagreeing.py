"""What elements say of the flows that meet them, where the flows themselves, which hold, say otherwise."""

from collections.abc import Iterable, Iterator, Sequence

from riskctl.exchange.bpmn.left_out import note, short
from riskctl.exchange.bpmn.parse import Tag, local
from riskctl.exchange.problems import Problem
from riskctl.model.vocabulary import Severity

_ENDS = {"incoming": "targetRef", "outgoing": "sourceRef"}
_SEVERAL = {"Converging": (True, False), "Diverging": (False, True), "Mixed": (True, True)}
"""For each direction of a gateway, whether several flows come to it, and whether several leave it."""


def disagreeing(nodes: Iterable[Tag], flows: Iterable[Tag]) -> Iterator[Problem]:
    """Every flow that an element names and that does not meet it, and every gateway whose flows go in other directions."""
    meeting: dict[tuple[str, str], list[str]] = {}
    for flow in flows:
        for end in _ENDS.values():
            meeting.setdefault((end, local(flow.attributes.get(end, ""))), []).append(flow.id)
    for node in nodes:
        of = {name: meeting.get((end, node.id), []) for name, end in _ENDS.items()}
        yield from _wrong_names(node, of["incoming"], of["outgoing"])
        yield from _wrong_direction(node, of["incoming"], of["outgoing"])


def _wrong_names(node: Tag, incoming: Sequence[str], outgoing: Sequence[str]) -> Iterator[Problem]:
    named = [(link, local(link.text)) for link in node.all(*_ENDS)]
    for link, flow in named:
        if flow not in (incoming if link.name == "incoming" else outgoing):
            yield note(Severity.WARNING, node, f"{link.name} {short(flow)}：这里没有这条连线，略去",
                       f"{link.name} {short(flow)}: no such flow meets it; left out")
    default = local(node.attributes.get("default", ""))
    if default and default not in outgoing:
        yield note(Severity.WARNING, node, f"default {short(default)}：没有从这里引出的这条连线，略去",
                   f"default {short(default)}: no such flow leaves it; left out")


def _wrong_direction(node: Tag, incoming: Sequence[str], outgoing: Sequence[str]) -> Iterator[Problem]:
    direction = node.attributes.get("gatewayDirection", "")
    if direction in _SEVERAL and _SEVERAL[direction] != (len(incoming) > 1, len(outgoing) > 1):
        yield note(Severity.INFO, node, f"gatewayDirection={direction}：与连线不符，以连线为准",
                   f"gatewayDirection={direction}: the flows say otherwise, and they hold")
