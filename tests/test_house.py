"""What prose forgets: every rule is listed, complete, documented, tried; files stay small; nothing leaks."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from riskctl.findings import Rule
from riskctl.locale.sentence import sentence
from riskctl.model.block import Block
from riskctl.model.kinds import KINDS
from riskctl.model.language import LANGUAGES, Text
from riskctl.model.manifest import Manifest
from riskctl.model.vocabulary import Certainty
from riskctl.rules import EFFECTS, FAMILIES, effect_rules, every_rule
from tests.conftest import ROOT

PACKAGE = ROOT / "riskctl"
SOURCES = sorted(PACKAGE.rglob("*.py"))
RULE_FILES = sorted(path for family in (*FAMILIES, EFFECTS) for path in (PACKAGE / "rules" / family).glob("*.py")
                    if not path.name.startswith("_"))
RULES = [pytest.param(rule, id=rule.code) for rule in every_rule()]
HAN = re.compile("[\u4e00-\u9fff]")


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_rule_file_is_listed_once() -> None:
    listed = [rule.check.__module__ for rule in every_rule()]
    files = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in RULE_FILES]
    assert sorted(listed) == sorted(files)


def test_codes_and_names_are_unique_and_well_formed() -> None:
    codes = [rule.code for rule in every_rule()]
    assert len(set(codes)) == len(codes)
    assert len({rule.name for rule in every_rule()}) == len(codes)
    assert all(re.fullmatch(r"[A-Z]{2}[0-9]{3}", rule.code) for rule in every_rule())
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name) for rule in every_rule())


def test_codes_are_in_order_within_each_family() -> None:
    for family in {rule.family for rule in every_rule()}:
        codes = [rule.code for rule in every_rule() if rule.family == family]
        assert codes == sorted(codes)


@pytest.mark.parametrize("rule", RULES)
def test_the_card_is_complete_in_both_languages(rule: Rule) -> None:
    for text in (rule.message, rule.fault, rule.why, rule.fix, rule.not_flagged):
        assert HAN.search(text.zh), text
        assert text.en.strip(), text
        assert not HAN.search(re.sub(r"第N?条|法名|[《》【】。，、；：“”（）]|\S*[\u4e00-\u9fff]\S*(?=[,'\")])", "", text.en)) or \
            text is not rule.message, text
    assert not rule.message.en[0].isupper() or rule.message.en.split()[0].isupper() or rule.message.en.startswith(("YAML", "GB"))
    assert not rule.message.en.endswith(".")
    assert not rule.message.zh.endswith("。")


@pytest.mark.parametrize("rule", RULES)
def test_both_languages_of_a_message_speak_of_the_same_values(rule: Rule) -> None:
    def named(text: str) -> set[str]:
        return {re.sub(r"_(zh|en|names?)$|s$", "", name) for _, name, _, _ in string.Formatter().parse(text) if name}

    zh, en = named(rule.message.zh), named(rule.message.en)
    assert zh ^ en <= {"record", "name", "label", "title", "step", "field", "key"} | {name for name in zh ^ en if "name" in name}


@pytest.mark.parametrize("rule", RULES)
def test_a_message_formats_with_nothing_given(rule: Rule) -> None:
    for language in LANGUAGES:
        assert sentence(rule.message, {}, language)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.code) for rule in effect_rules()])
def test_an_effect_has_a_mirror_or_says_why_not(rule: Rule) -> None:
    assert rule.effect is not None
    assert (rule.mirror is None) is not (rule.no_mirror is None)
    for text in filter(None, (rule.mirror, rule.no_mirror)):
        assert HAN.search(text.zh)
        assert sentence(text, {}, "en")
        assert not HAN.search(text.en)
        assert rule.message.zh != text.zh


@pytest.mark.parametrize("rule", RULES)
def test_only_checked_law_is_cited(rule: Rule) -> None:
    assert all(basis.certainty is not Certainty.M for basis in rule.basis)


@pytest.mark.parametrize("path", RULE_FILES, ids=_relative)
def test_a_rule_has_a_test_module_and_is_short(path: Path) -> None:
    family = path.parent.name
    assert (ROOT / "tests" / "rules" / family / f"test_{path.name}").is_file() or family == "reading"
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 120


@pytest.mark.parametrize("path", RULE_FILES, ids=_relative)
def test_a_rule_imports_no_other_rule(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("riskctl.rules"):
            assert (node.module or "").rsplit(".", 1)[1].startswith("_"), node.module


@pytest.mark.parametrize("path", SOURCES, ids=_relative)
def test_files_and_functions_can_be_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    for function in _functions(path):
        assert (function.end_lineno or 0) - function.lineno < 60, function.name


@pytest.mark.parametrize("path", [path for path in SOURCES if "cli" not in path.parts and path.name != "__main__.py"], ids=_relative)
def test_only_the_command_line_prints_and_writes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bprint\(|sys\.(stdout|stderr|exit)|\.write_(text|bytes)\(", text)


def _blocks() -> Iterator[type[Block]]:
    def below(block: type[Block]) -> Iterator[type[Block]]:
        yield block
        for sub in block.__subclasses__():
            yield from below(sub)

    return below(Block)


def test_every_field_has_a_title_in_both_languages() -> None:
    for block in _blocks():
        for field in block.field_table().values():
            assert HAN.search(field.title.zh), (block, field.key)
            assert field.title.en, (block, field.key)
            assert not HAN.search(field.title.en), (block, field.key)


def test_every_kind_and_the_manifest_are_in_the_format_page() -> None:
    page = (ROOT / "docs" / "format.md").read_text(encoding="utf-8")
    for kind in KINDS.values():
        assert f"## `{kind.kind}` " in page
        assert all(f"| `{key}`" in page for key in kind.field_table())
    assert all(f"| `{key}`" in page for key in Manifest.field_table())


def test_user_errors_are_in_both_languages() -> None:
    """Every call of UserError gives a Chinese and an English sentence."""
    seen = 0
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("UserError", "say"):
                seen += 1
                assert len(node.args) == 2, f"{path}:{node.lineno}"
                zh, en = (ast.unparse(argument) for argument in node.args)
                if isinstance(node.args[0], ast.Constant | ast.JoinedStr) and not zh.startswith("f'{chinese}"):
                    assert HAN.search(zh) or zh == "''", f"{path}:{node.lineno}"
                assert not HAN.search(re.sub(r"\{[^}]*\}", "", en)), f"{path}:{node.lineno}"
    assert seen > 40


def test_text_has_two_different_sides() -> None:
    assert Text("甲", "a").in_("zh") == "甲"
    assert Text("甲", "a").in_("en") == "a"
