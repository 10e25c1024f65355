"""What a run of the rules is asked to do: which rules, how severe, with which options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from riskctl.errors import UserError
from riskctl.findings import Hit, Rule, Severity, nearest
from riskctl.model.fault import Fault, FaultKind
from riskctl.model.manifest import Manifest

OFF = "off"


@dataclass(frozen=True, slots=True)
class Settings:
    """Severity and options by code; a rule with severity None is off. Without waivers, waived findings count."""

    severities: Mapping[str, Severity | None]
    options: Mapping[str, Any] = field(default_factory=dict)
    use_waivers: bool = True
    deep: bool = False

    def is_on(self, rule: Rule) -> bool:
        """Whether the rule runs."""
        return (self.deep or not rule.deep) and self.severities.get(rule.code, rule.severity) is not None

    def severity_of(self, rule: Rule, hit: Hit) -> Severity:
        """How grave the hit is in this run: what rests on unverified law is no error, unless the manifest says it is."""
        asked = self.severities.get(rule.code)
        if asked is not None:
            return asked
        severity = hit.severity or rule.severity
        return Severity.WARNING if hit.is_unverified and severity is Severity.ERROR else severity


def settings_for(manifest: Manifest, rules: Iterable[Rule], select: Iterable[str] = (), ignore: Iterable[str] = (),
                 *, use_waivers: bool = True, deep: bool = False) -> tuple[Settings, tuple[Fault, ...]]:
    """The settings that the manifest and the command line give, and faults for what the manifest says wrongly.

    `select` and `ignore` hold codes, names or beginnings of codes (`RP`, `CA2`); UserError for one that fits no rule, and
    for a selection of nothing but rules that run only when `deep`.
    """
    known = {rule.code: rule for rule in rules}
    severities: dict[str, Severity | None] = {}
    options: dict[str, Any] = {}
    faults: list[Fault] = []
    for code, wanted in (manifest.rules or {}).items():
        fault = _apply(manifest, code, wanted, known, severities, options)
        if fault is not None:
            faults.append(fault)
    chosen = _codes(select, known, "--select")
    if chosen and not deep and all(known[code].deep for code in chosen):
        raise UserError(f"规则 {'、'.join(sorted(chosen))} 只在深度检查时运行：加上 --deep。",
                        f"{', '.join(sorted(chosen))} run only in a deep check: add --deep.")
    dropped = _codes(ignore, known, "--ignore")
    for code in known:
        if (chosen and code not in chosen) or code in dropped:
            severities[code] = None
        elif code in chosen and severities.get(code, known[code].severity) is None:
            severities[code] = known[code].severity
    return Settings(severities, options, use_waivers, deep), tuple(faults)


def _codes(asked: Iterable[str], known: Mapping[str, Rule], option: str) -> set[str]:
    found: set[str] = set()
    for text in asked:
        for part in filter(None, (part.strip() for part in text.split(","))):
            fitting = {code for code, rule in known.items() if code.startswith(part.upper()) or rule.name == part}
            if not fitting and (_is_of_changes(part) or _is_of_changes(part.upper())):
                raise UserError(f"{option}：{part} 是 riskctl diff 判断改动影响的规则，validate 不运行它。",
                                f"{option}: {part} is a rule of `riskctl diff`, by which changes are judged; validate does not run it.")
            if not fitting:
                near = nearest(part, [*known, *(rule.name for rule in known.values())])
                hint_zh, hint_en = (f"是不是 {near}？", f" Did you mean {near}?") if near else ("", "")
                raise UserError(f"{option}：没有规则 {part!r}。{hint_zh}用 riskctl rules list 查看全部规则。",
                                f"{option}: there is no rule {part!r}.{hint_en} See `riskctl rules list`.")
            found |= fitting
    return found


def _apply(manifest: Manifest, code: str, wanted: object, known: Mapping[str, Rule],
           severities: dict[str, Severity | None], options: dict[str, Any]) -> Fault | None:
    """Take one entry of the manifest's `rules` over; a fault if it means nothing."""
    rule = known.get(code)
    if rule is None:
        values = {"key": code, "problem": "effect", "known": []} if _is_of_changes(code) else {
            "key": code, "problem": "rule", "known": list(known)}
        return _misset(manifest, values, code)
    given = dict(wanted) if isinstance(wanted, dict) else {"severity": wanted}
    severity = given.pop("severity", rule.severity.value)
    words = {word.value: word for word in Severity}
    if severity is not False and (not isinstance(severity, str) or severity not in (*words, OFF)):
        values = {"key": _spelled(severity), "problem": "severity", "known": [*words, OFF]}
        return _misset(manifest, values, code)
    chosen = words.get(str(severity))
    if rule.code.startswith("CA5") and rule.severity is Severity.ERROR and chosen is not Severity.ERROR:
        values = {"key": code, "problem": "fixed", "known": []}
        return _misset(manifest, values, code)
    severities[code] = chosen
    return _take_options(rule, given, options, manifest)


def _misset(manifest: Manifest, values: dict[str, Any], *path: str) -> Fault:
    """That the entry at the path below the manifest's `rules` is wrong."""
    return Fault(FaultKind.UNKNOWN_RULE_SETTING, manifest.place_of("rules", *path), values, field=".".join(("rules", *path)))


def _is_of_changes(code: str) -> bool:
    """Whether it is the code or the name of a rule of `riskctl diff`, which gives an effect and no severity."""
    from riskctl.rules import effect_rules

    return any(code in (rule.code, rule.name) for rule in effect_rules())


def _spelled(value: object) -> str:
    """The value as it stands in YAML."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _take_options(rule: Rule, given: Mapping[str, object], options: dict[str, Any], manifest: Manifest) -> Fault | None:
    if not given:
        return None
    types = {name: type(value) for name, value in _defaults(rule).items()}
    for name, value in given.items():
        expected = types.get(name)
        if not _fits(value, expected):
            values = {"key": name, "problem": "option" if expected is None else "option value", "known": list(types)}
            return _misset(manifest, values, rule.code, name)
    if rule.options is not None:
        options[rule.code] = rule.options(**given)
    return None


def _defaults(rule: Rule) -> Mapping[str, object]:
    """The options of the rule with their defaults; empty for a rule without options."""
    defaults = rule.options() if rule.options is not None else None
    return {f.name: getattr(defaults, f.name) for f in fields(rule.options)} if is_dataclass(rule.options) else {}


def _fits(value: object, expected: type | None) -> bool:
    """Whether the value is of the type; a mapping gives whole numbers by name."""
    if isinstance(value, dict) and expected is dict:
        return all(isinstance(name, str) and type(number) is int for name, number in value.items())
    return type(value) is expected or (expected is float and type(value) is int)
