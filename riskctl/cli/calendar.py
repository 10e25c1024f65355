"""The calendar of what falls due."""

import re
import sys
from datetime import date

from riskctl.check.settings import Settings, settings_for
from riskctl.cli.options import Options, one_of
from riskctl.cli.paint import painter
from riskctl.cli.session import Session
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError
from riskctl.flow.agenda import Intervals, agenda
from riskctl.flow.dates import add_days, add_months
from riskctl.flow.due import in_months
from riskctl.model.catalog import Catalog
from riskctl.model.vocabulary import ControlKind
from riskctl.report.calendar import calendar_json, calendar_text
from riskctl.risk import assessor_of
from riskctl.rules import by_code

_WITHIN = re.compile(r"([0-9]{1,5}) ?(d|days?|w|weeks?|m|months?)\Z")


def run_due(within: str, format: str, options: Options) -> int:
    """Print what falls due; 0 whatever it is, 3 if a file could not be read."""
    one_of("--format", format, ("text", "json"))
    session = Session.open(options)
    until = until_day(options.day(), within)
    catalog = session.read()
    dues = agenda(catalog, until, assessor_of(catalog).inherent, intervals_of(catalog))
    if format == "json":
        sys.stdout.write(calendar_json(catalog, dues, (until - catalog.as_of).days, until))
        return note_unread(catalog, session)
    paint = painter(options.use_colour())
    for at, (title, lines) in enumerate(calendar_text(catalog, dues, until, session.language)):
        late = at == 1 and dues[0].day < catalog.as_of
        print(("\n" if at else "") + paint(title, "bold red" if late else "bold"))
        print("".join(f"{line}\n" for line in lines), end="")
    return note_unread(catalog, session)


def until_day(day: date, within: str) -> date:
    """The last day of a span such as `90d`, `12w` or `3m` from the day on; UserError for what is none."""
    found = _WITHIN.match(within.strip().lower())
    if found is None:
        raise UserError(f"--within {within!r}：写作 90d（天）、12w（周）或 3m（月）。",
                        f"--within {within!r}: write 90d (days), 12w (weeks) or 3m (months).")
    number = int(found[1])
    match found[2][0]:
        case "m":
            return add_months(day, number)
        case "w":
            return add_days(day, 7 * number)
        case _:
            return add_days(day, number)


def intervals_of(catalog: Catalog) -> Intervals:
    """The intervals that the manifest sets as options of the rules about time, so that calendar and rules agree."""
    settings, _ = settings_for(catalog.manifest, by_code().values())
    review, test, rotation = (_options(settings, code) for code in ("TM101", "TM102", "TM104"))
    stand_in = next((kind for kind in ControlKind if kind.value == rotation["otherwise"]), None)
    return Intervals(in_months(int(str(review["power_months"]))), in_months(int(str(review["control_months"]))),
                     in_months(int(str(test["months"]))), stand_in)


def _options(settings: Settings, code: str) -> dict[str, object]:
    rule = by_code()[code]
    chosen = settings.options.get(code) or (rule.options() if rule.options else None)
    return {name: getattr(chosen, name) for name in getattr(chosen, "__dataclass_fields__", {})}
