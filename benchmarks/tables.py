"""Time tables in and out: `python -m benchmarks.tables [--rows N] [--times N] [--write FILE]`."""

import argparse
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measuring import Subject, measure, median
from benchmarks.subjects import Bench
from riskctl.exchange.csv_write import write_csv
from riskctl.exchange.sheet import Written
from riskctl.exchange.xlsx_write import write_xlsx

HEADINGS = ("序号", "单位", "权力事项", "风险类别", "风险点", "表现形式", "风险等级", "防控措施", "责任人")
ROWS_OF_A_UNIT = 50
ROWS_OF_A_POWER = 5


def rows(number: int, seed: int = 1) -> Iterator[tuple[str, ...]]:
    """A risk table: fifty rows a unit, five a power, two controls a row that others share."""
    chance = random.Random(seed)
    for at in range(number):
        controls = f"1.双人核查{chance.randrange(7)}；2.定期抽查{chance.randrange(11)}"
        yield (str(at + 1), f"第{at // ROWS_OF_A_UNIT}科", f"第{at // ROWS_OF_A_POWER}号审批事项", chance.choice(("业务流程", "岗位职责")),
               f"第{at}个环节把关不严", f"1.不按规定办理第{at}件；2.超过时限", chance.choice("高中低"), controls, "科长")


def subjects(bench: Bench, number: int) -> list[Subject]:
    """Every command on a table of so many rows."""
    table = Written("风险点公示表", (HEADINGS,), list(rows(number)))
    xlsx, csv = bench.folder / "table.xlsx", bench.folder / "table.csv"
    xlsx.write_bytes(write_xlsx([table]))
    csv.write_text(write_csv(table), encoding="utf-8")
    empty, full = bench.folder / "empty", bench.folder / "full"

    def start_anew(folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "riskctl.yaml").write_text("riskctl: 1\n", encoding="utf-8")

    def on(folder: Path, *arguments: str) -> list[str]:
        return bench.riskctl("--catalog", str(folder), *arguments)

    start_anew(empty)
    out = str(bench.folder / "out")
    return [
        bench.subject("xlsx", "import xlsx, rehearsal", on(empty, "import", "xlsx", str(xlsx))),
        bench.subject("csv", "import csv, rehearsal", on(empty, "import", "csv", str(csv))),
        bench.subject("write", "import xlsx --write", on(full, "import", "xlsx", str(xlsx), "--write"), lambda: start_anew(full)),
        bench.subject("again", "import xlsx --write, nothing new", on(full, "import", "xlsx", str(xlsx), "--write")),
        bench.subject("out-xlsx", "export xlsx", on(full, "export", "xlsx", "-o", f"{out}.xlsx")),
        bench.subject("out-csv", "export csv", on(full, "export", "csv", "--rows", "risk_points", "-o", f"{out}.csv")),
        bench.subject("out-json", "export json", on(full, "export", "json", "-o", f"{out}.json")),
    ]


def table_of(number: int, times: int, folder: Path) -> str:
    """The figures as Markdown."""
    chosen = subjects(Bench(folder), number)
    uses = measure(chosen, times, lambda text: print(text, file=sys.stderr, flush=True))
    lines = [f"| {number:,} rows | processor s | s | peak MB |", "|---|---|---|---|"]
    for one in chosen:
        cpu, wall, peak = (median(uses[one.key], part) for part in (lambda use: use.cpu, lambda use: use.wall, lambda use: use.peak))
        lines.append(f"| {one.title} | {cpu:.1f} | {wall:.1f} | {peak:.0f} |")
    return "".join(f"{line}\n" for line in lines)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write the table if asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tables", description=__doc__)
    parser.add_argument("--rows", type=int, default=5000, help="how many rows")
    parser.add_argument("--times", type=int, default=3, help="how many rounds")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table there as well")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="riskctl-tables-") as folder:
        text = table_of(given.rows, given.times, Path(folder))
    print(text, end="")
    if given.write:
        given.write.parent.mkdir(parents=True, exist_ok=True)
        given.write.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
