"""Pages of help, and what is said of a command line that is wrong."""

import re
from pathlib import Path

import pytest

from riskctl.report.width import display_width, wrapped
from tests.cli.running import run

COMMANDS = re.compile(r"^  ([a-z]+) ", re.MULTILINE)
TYPERS_WORDS = re.compile(r"Usage|Options|Commands|Arguments|\[default|\[required|Show this|completion for")


def _pages(capsys: pytest.CaptureFixture[str], language: str, *command: str) -> dict[tuple[str, ...], str]:
    """The page of the command and of all below it."""
    page = run(capsys, *command, "--help", "--lang", language).out
    found = {command: page}
    listed = re.split(r"^(?:Commands:|命令：)$", page, flags=re.MULTILINE)
    for name in COMMANDS.findall(listed[1]) if len(listed) > 1 else ():
        found |= _pages(capsys, language, *command, name)
    return found


def test_chinese_pages_speak_chinese_and_keep_to_the_width(
        capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    pages = _pages(capsys, "zh")
    assert len(pages) > 20
    assert [(name, words) for name, page in pages.items() if (words := TYPERS_WORDS.findall(page))] == []
    assert [line for page in pages.values() for line in page.splitlines()
            if display_width(line) > 80 and " " in line.strip() and not line.startswith("用法")] == []


def test_both_languages_show_the_same_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(_pages(capsys, "zh")) == list(_pages(capsys, "en"))


def test_lists_of_commands_are_not_cut(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert [name for language in ("zh", "en") for name, page in _pages(capsys, language).items()
            if re.search(r"^  [a-z]+ .*\.\.\.$", page, re.MULTILINE)] == []


def test_a_page_in_chinese(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(capsys, "due", "--help", "--lang", "zh").out == """\
用法：riskctl due [选项]

  列出已逾期和将要到期的事项：风险点复核、措施测试、制度修订、轮岗、豁免、授
  权、任职、分工、新法施行。

选项：
  -w, --within 90d|12w|3m  看到多少天（d）、周（w）、月（m）以后。  [默认：
                           90d]
  -f, --format text|json   输出格式。  [默认：text]
  -h, --help               显示本页。
"""


@pytest.mark.parametrize(("line", "chinese", "english"), [
    (["valdate"], "没有命令 valdate；是不是 'validate'？", "No such command 'valdate'. Did you mean 'validate'?"),
    (["xyzzy"], "没有命令 xyzzy。", "No such command 'xyzzy'."),
    (["risk", "regster"], "没有命令 regster；是不是 'register'？", "No such command 'regster'. Did you mean 'register'?"),
    (["list"], "缺少参数 KIND。", "Missing argument 'KIND'."),
    (["render", "site"], "缺少选项 --out。", "Missing option '--out'."),
    (["list", "posts", "a", "b"], "多出的参数：a b。", "Got unexpected extra argument(s) (a b)."),
    (["validate", "--format"], "选项 --format 后面要写值。", "Option '--format' requires an argument."),
    (["validate", "--no-cache=3"], "选项 --no-cache 后面不写值。", "Option '--no-cache' does not take a value."),
    (["validate", "--colour"], "没有选项 --colour", "No such option: --colour"),
])
def test_a_wrong_command_line(line: list[str], chinese: str, english: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language, said in (("zh", chinese), ("en", english)):
        ran = run(capsys, "--lang", language, *line)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
        assert "--help" in ran.err


@pytest.mark.parametrize(("text", "width", "lines"), [
    ("", 10, [""]),
    ("输出格式。", 20, ["输出格式。"]),
    ("输出格式。", 8, ["输出格", "式。"]),
    ("写（甲）乙", 6, ["写", "（甲）", "乙"]),
    ("one two three", 7, ["one two", "three"]),
    ("abcdefghij", 4, ["abcdefghij"]),
])
def test_lines_break_where_they_may(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_help_needs_no_catalog(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "validate", "--help").code == 0
