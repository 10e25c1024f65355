"""The tree of a file: read line by line where it is in plain form, else as YAML."""

from riskctl.catalog.late_places import LatePlaces
from riskctl.catalog.limits import Limits
from riskctl.catalog.parse import EventSource, Parsed, parse
from riskctl.catalog.plain import PlainReader
from riskctl.catalog.text import decode


class TreeReader:
    """Reads files that belong together; texts that come again are kept once for all of them."""

    def __init__(self, limits: Limits, events: EventSource) -> None:
        self.limits = limits
        self.events = events
        self.plain = PlainReader(limits)

    def read(self, data: bytes, file: str) -> Parsed:
        """What the bytes of a file give, with what is wrong with its characters too."""
        decoded = decode(data, file)
        if decoded.text is None:
            return Parsed(None, list(decoded.faults), complete=False)
        if not decoded.faults:
            places = LatePlaces(data, self.limits, self.events)
            places.root = self.plain.read(decoded.text, places)
            if places.root is not None:
                return Parsed(places.root)
        parsed = parse(decoded.text, file, self.limits, self.events)
        parsed.faults[:0] = decoded.faults
        return parsed
