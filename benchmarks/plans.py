"""Which powers a county has: title, unit, type and shape of each, before any of it is written out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks import inward, outward
from benchmarks.organization import Place
from benchmarks.shape import Cast, Shape
from benchmarks.words import ACTIONS, INTERNAL, INTERNAL_SUBJECTS, UNITS

SHAPES: dict[str, Callable[[Cast], Shape]] = {
    "licence": outward.licence,
    "penalty": outward.penalty,
    "coercion": outward.coercion,
    "inspection": outward.inspection,
    "confirmation": outward.confirmation,
    "reward": outward.reward,
    "adjudication": outward.adjudication,
    "payment": outward.payment,
    "levy": outward.levy,
    "service": outward.service,
    "expense": inward.expense,
    "procurement": inward.procurement,
    "seal": inward.seal,
    "appointment": inward.appointment,
    "decision": inward.decision,
    "clue": inward.clue,
    "access": inward.access,
}
LETTERS = {
    "license": "XK",
    "penalty": "CF",
    "coercion": "QZ",
    "levy": "ZS",
    "payment": "JF",
    "inspection": "JC",
    "confirmation": "QR",
    "reward": "JL",
    "adjudication": "CJ",
    "other": "QT",
    "public_service": "FW",
    "personnel": "RS",
    "finance": "CW",
    "affairs": "SW",
    "decision": "DD",
}
BASIS = {
    "license": ["行政许可法(2019)第34条", "行政许可法(2019)第42条第1款"],
    "penalty": ["行政处罚法(2021)第42条", "行政处罚法(2021)第57条", "行政处罚法(2021)第60条"],
    "coercion": ["行政强制法(2011)第18条", "行政强制法(2011)第25条"],
    "levy": ["优化营商环境条例(2019)第58条"],
    "payment": ["预算法(2018)第14条"],
    "inspection": ["优化营商环境条例(2019)第58条"],
    "confirmation": ["优化营商环境条例(2019)第58条"],
    "reward": ["行政处罚法(2021)第39条"],
    "adjudication": ["优化营商环境条例(2019)第58条"],
    "other": ["优化营商环境条例(2019)第58条"],
    "public_service": ["政府信息公开条例(2019)第20条"],
    "personnel": ["公务员法(2018)第46条"],
    "finance": ["会计法(2024)第25条", "政府采购法(2014)第61条"],
    "affairs": ["会计法(2024)第39条"],
    "decision": ["重大行政决策程序暂行条例(2019)第25条"],
}


@dataclass(frozen=True)
class Plan:
    """A power to be written: `number` counts them in the county, `unit` is the key of the leading unit."""

    number: int
    unit: str
    title: str
    scheme: str
    type: str
    domain: str
    shape: str

    @property
    def key(self) -> str:
        """The id of the power without the county's prefix."""
        return f"{LETTERS[self.type]}-{self.number:03}"

    @property
    def is_internal(self) -> bool:
        """Whether the power is one over the bureau itself."""
        return self.scheme == "internal"

    @property
    def needs_limit(self) -> bool:
        """Whether a power of this type has to have a time limit."""
        return not self.is_internal and self.type not in ("inspection", "reward", "other", "public_service")


def plans(place: Place, powers: int) -> list[Plan]:
    """The powers of a county: one in eleven its own affairs, the others those of its units of business."""
    own = max(len(INTERNAL), powers // 11)
    found = list(_of_business(place, powers - own))
    return found + list(_internal(own, len(found)))


def _of_business(place: Place, number: int) -> Iterator[Plan]:
    for at in range(number):
        unit, _, subjects = UNITS[at % len(place.business)]
        among = subjects.split()
        turn = at // len(place.business)
        title, type, shape = ACTIONS[turn % len(ACTIONS)]
        # One step aside each time round, so that no action meets the same subject twice.
        subject = among[(turn + turn // len(ACTIONS)) % len(among)]
        yield Plan(at + 1, unit, title.format(subject), "national", type, "enforcement", shape)


def _internal(number: int, before: int) -> Iterator[Plan]:
    for at in range(number):
        unit, title, type, domain, shape = INTERNAL[at % len(INTERNAL)]
        subject = INTERNAL_SUBJECTS[at // len(INTERNAL) % len(INTERNAL_SUBJECTS)]
        yield Plan(before + at + 1, unit, title.format(subject), "internal", type, domain, shape)
