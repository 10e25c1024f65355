"""Carry out `riskctl export xlsx|csv|json`."""

import sys
from pathlib import Path

from riskctl.cli.lookup import kind_named
from riskctl.cli.options import Options
from riskctl.cli.session import Session, emit, write_atomically, written_language
from riskctl.cli.tables import note_unread
from riskctl.errors import UserError, in_chinese
from riskctl.exchange.exporting import export_sheet, exported_kinds, full_mapping, shared_among
from riskctl.exchange.mapping import TableMap, read_mapping
from riskctl.exchange.workbench import Workbench
from riskctl.model.catalog import Catalog
from riskctl.model.language import Language


def run_export_table(form: str, kinds: tuple[str, ...], mapping: Path | None, output: Path | None, options: Options, *,
                     with_people: bool) -> int:
    """Write the table; 3 where a file of the catalog could not be read."""
    session = Session.open(options)
    named = tuple(dict.fromkeys(kind_named(kind) for kind in kinds))
    if "people" in named and not with_people:
        raise UserError("导出人员姓名要加 --people。", "names of persons are exported only with --people.")
    catalog = session.read()
    language = options.language or written_language(catalog)
    maps = _maps(catalog, named, mapping, language, form, with_people=with_people)
    bench = Workbench(catalog)
    shares = shared_among(catalog, maps, with_people=with_people)
    sheets = [export_sheet(catalog, one, language, with_people=with_people, bench=bench, ids=ids) for one, ids in zip(maps, shares, strict=True)]
    if form == "csv":
        from riskctl.exchange.csv_write import write_csv

        emit(write_csv(sheets[0]), output, "csv")
    else:
        from riskctl.exchange.xlsx_write import write_xlsx

        if output is None and sys.stdout.isatty():
            raise UserError("Excel 文件不能显示在终端；用 -o FILE 写入文件。",
                            "an Excel file cannot be shown on a terminal; write it to a file with -o FILE.")
        data = write_xlsx(sheets)
        if output is None:
            sys.stdout.buffer.write(data)
        else:
            write_atomically(output, data)
    return note_unread(catalog, session)


def _maps(catalog: Catalog, kinds: tuple[str, ...], mapping: Path | None, language: Language, form: str, *,
          with_people: bool) -> tuple[TableMap, ...]:
    """The tables to write, by their columns."""
    if mapping is not None:
        try:
            maps = read_mapping(mapping.read_bytes(), str(mapping))
        except OSError as error:
            raise UserError(f"无法读取 {mapping}：{in_chinese(error)}。", f"{mapping} cannot be read: {error.strerror}.", unreadable=True) from None
        maps = tuple(one for one in maps if not kinds or one.kind in kinds)
    else:
        there = kinds or exported_kinds(catalog, with_people=with_people)
        if form == "csv" and not kinds:
            there = tuple(kind for kind in ("risk_points", "powers", *there) if kind in there)[:1]
        maps = tuple(full_mapping(catalog, kind, language) for kind in there)
    if not maps:
        raise UserError("没有可导出的记录。", "there are no records to export.")
    if form == "csv" and len(maps) > 1:
        raise UserError("CSV 一次只放一类记录；用 --rows 选一类，或导出 xlsx。",
                        "CSV holds one kind of records: choose it with --rows, or export xlsx.")
    return maps


def run_export_json(output: Path | None, options: Options) -> int:
    """Write the snapshot; 3 where a file of the catalog could not be read."""
    from riskctl.exchange.snapshot import snapshot_text

    session = Session.open(options)
    catalog = session.read()
    emit(snapshot_text(catalog), output)
    return note_unread(catalog, session)
