"""Mappings: written by a guess, edited by people, wrong in every way."""

import pytest

from riskctl.errors import UserError
from riskctl.exchange.guess import guessed, mapping_text
from riskctl.exchange.mapping import TableMap, read_mapping, with_settings
from riskctl.exchange.recognise import recognise
from riskctl.model.language import LANGUAGES, Language
from tests.exchange.tables import HEADINGS, catalog_of, sheet_of

ROWS = [HEADINGS, ("1", "办公室", "用印", "业务流程", "违规用印", "甲", "高", "①双人；②台账", "科长、主任"),
        ("2", "", "", "岗位职责", "乙", "丙", "低", "①丁", "科长")]
BARE = TableMap("risk_points", columns={"风险点": "name", "等级": "level", "单位": "unit"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guess_is_read_back_as_it_was(language: Language) -> None:
    table = recognise(sheet_of(ROWS))
    assert table is not None
    mapping = guessed(table, catalog_of({}))
    assert mapping.fill == ("单位", "权力事项")
    assert mapping.lists == {"防控措施": "①甲；②乙", "责任人": "甲、乙"}
    assert mapping.words == {"type": {"业务流程": "process", "岗位职责": "post_duty"}, "level": {"低": "low", "高": "high"}}
    text = mapping_text([(table, mapping)], language)
    assert read_mapping(text.encode(), "m.yaml") == (mapping,)
    assert "# G " in text


def mapping(body: str) -> bytes:
    """A mapping file with one table."""
    return f"riskctl_map: 1\ntables:\n  - {body}\n".encode()


WRONG = {
    b"a: 1\n": r"m\.yaml: this is no mapping: it begins with `riskctl_map: 1` and `tables:`; have one written by --guess\.",
    b"a: [\n": r"m\.yaml:\d+:\d+: this is no YAML",
    b"\xff": r"m\.yaml: it is not UTF-8",
    mapping("rows: risks"): r"m\.yaml:3:11: `rows` says what a row is",
    mapping("{rows: risk_points, colums: {}}"): r"m\.yaml:3:\d+: colums is not known; did you mean columns\?",
    mapping("{rows: risk_points, columns: {等级: levle}}"): r"m\.yaml:3:\d+: levle is no field of risk_points; did you mean level\?",
    mapping("{rows: risk_points, columns: [a]}"): "`columns` is a mapping",
    mapping("{rows: risk_points, header: x}"): "`header` is a row or rows",
    mapping("{rows: risk_points, fill: a}"): "`fill` is a list",
    mapping("{rows: risk_points, words: {levle: {高: high}}}"): "levle is no field of risk_points; did you mean level",
    mapping("{rows: risk_points, defaults: {powers.tipe: a}}"): "should be `unit`, or kind.field",
    b"riskctl_map: 1\ntables: [3]\n": "each item of `tables` is a mapping",
}


@pytest.mark.parametrize("data", WRONG)
def test_what_is_wrong_with_a_mapping_is_said_with_its_place(data: bytes) -> None:
    with pytest.raises(UserError, match=WRONG[data]) as caught:
        read_mapping(data, "m.yaml")
    assert caught.value.exit_code == 2


def test_single_columns_can_be_set() -> None:
    changed = with_settings(BARE, ["风险点=manifestation", "default.unit=办公室"])
    assert changed.columns == {"风险点": "manifestation", "等级": "level", "单位": "unit"}
    assert changed.defaults == {"unit": "办公室"}
    assert with_settings(BARE, ["等级=name"]).columns == {"风险点": "x-风险点", "等级": "name", "单位": "unit"}


@pytest.mark.parametrize(("setting", "message"), [
    ("等级", "write HEADING=FIELD"), ("风险点点=level", "no column has that heading; did you mean 风险点"),
    ("等级=levle", "levle is no field; did you mean level"),
    ("default.units=甲", "after `default.` stands `unit`")])
def test_settings_that_fit_nothing_are_refused(setting: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        with_settings(BARE, [setting])
