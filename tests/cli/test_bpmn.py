"""`riskctl export bpmn` and `riskctl import bpmn`, as their users call them."""

import shutil
from pathlib import Path

import pytest

from tests.building import EXAMPLES
from tests.cli.running import run
from tests.exchange.bpmn.diagrams import flows, nodes, one_pool


def copied(folder: Path) -> Path:
    """The example's catalog, to write into."""
    shutil.copytree(EXAMPLES / "food-licence", folder)
    return folder


def test_out_and_in_again_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path / "catalog")
    before = {file: file.read_bytes() for file in root.rglob("*.yaml")}
    assert run(capsys, "--catalog", root, "export", "bpmn", "--all", "--out", tmp_path / "out").out == f"{tmp_path}/out/XK-0131.bpmn\n"
    ran = run(capsys, "--lang", "en", "--catalog", root, "import", "bpmn", tmp_path / "out" / "XK-0131.bpmn", "--write")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "nothing to change; the catalog was left alone.")
    assert {file: file.read_bytes() for file in root.rglob("*.yaml")} == before


def test_a_changed_name_changes_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path / "catalog")
    run(capsys, "--catalog", root, "export", "bpmn", "XK-0131", "--out", tmp_path)
    file = tmp_path / "XK-0131.bpmn"
    file.write_text(file.read_text(encoding="utf-8").replace('name="资料审查"', 'name="资料初审"'), encoding="utf-8")
    power = root / "powers" / "XK-0131.yaml"
    before = power.read_text(encoding="utf-8")
    rehearsal = run(capsys, "--lang", "en", "--catalog", root, "import", "bpmn", file)
    assert "steps.review.name: 资料审查 → 资料初审" in rehearsal.out
    assert power.read_text(encoding="utf-8") == before
    assert run(capsys, "--lang", "en", "--catalog", root, "import", "bpmn", file, "--write").code == 0
    assert power.read_text(encoding="utf-8") == before.replace("name: 资料审查", "name: 资料初审")


def test_what_has_no_equivalent_keeps_a_file_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path / "catalog")
    file = tmp_path / "x.bpmn"
    file.write_text('<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="a" name="受理"/>'
                    '<inclusiveGateway id="i"/></process></definitions>', encoding="utf-8")
    ran = run(capsys, "--lang", "en", "--catalog", root, "import", "bpmn", file, "--write", "--type", "national:license", "--unit", "food-safety")
    assert ran.code == 1
    assert "error i:1: inclusiveGateway" in ran.out
    assert ran.out.endswith("there are errors, so nothing is written; mend them and try again.\n")
    assert not (root / "powers.yaml").exists()


def test_a_drawing_of_another_tool_comes_in_with_a_list_of_what_it_became(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copied(tmp_path / "catalog")
    file = tmp_path / "x.bpmn"
    file.write_bytes(one_pool(nodes("s startEvent", "a task 受理", "x parallelGateway", "b task 审核", "c task 核查", "y parallelGateway",
                                    "e endEvent 办结") + '<dataObject id="d1"/><dataObject id="d2"/>'
                              + flows("s>a", "a>x", "x>b", "x>c", "b>y", "c>y", "y>e")))
    ran = run(capsys, "--lang", "zh", "--catalog", root, "import", "bpmn", file, "--write", "--id", "W-1", "--type", "national:license",
              "--unit", "food-safety")
    assert ran.code == 0
    assert ran.out.splitlines()[-4:] == [
        "警告 d1:1：dataObject：没有对应，略去", "警告 d2:1：dataObject：没有对应，略去",
        "警告 y：这里的分支或汇合要单独写成一个环节，请核对由谁办理、环节类型是否合适", "已写入 2 条记录：organization.yaml、powers.yaml"]
    found = run(capsys, "--catalog", root, "validate", "--select", "ST,CA,RF", "--no-cache", "--fail-on", "warning")
    assert (found.code, found.err) == (0, "")


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["export", "bpmn"], 2, "Name powers, or take all with --all."),
    (["export", "bpmn", "XK-0132"], 2, "there is no power 'XK-0132'; did you mean XK-0131?"),
    (["import", "bpmn", "none.bpmn"], 3, "none.bpmn cannot be read"),
    (["import", "bpmn", "{yaml}"], 3, "this is not well-formed XML; it may be cut off or damaged: export it anew as BPMN 2.0 (.bpmn)"),
    (["import", "bpmn", "{yaml}", "-f", "xml"], 2, "--format 'xml': it is table or json."),
])
def test_what_cannot_be_done(arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    yaml = str(EXAMPLES / "food-licence" / "people.yaml")
    ran = run(capsys, "--lang", "en", "--catalog", EXAMPLES / "food-licence", *(word.replace("{yaml}", yaml) for word in arguments))
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
