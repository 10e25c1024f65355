"""Files of access data as rows with their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riskctl.errors import UserError
from riskctl.exchange.access.reading import BOUNDS, AccessTable, read_access
from riskctl.exchange.bounds import Bounds

ROLES = ("RoleID,RoleName,Department,Description\nR01,Chief,Finance,Oversees\n"
         "R02,Analyst,Finance,Performs reporting, reconciliation, and support\nR03,Clerk,Finance,Processes\nR04,HR,HR\n")


def read(text: str, **how: bool) -> AccessTable:
    return read_access(text.encode(), "f.csv", **how)  # type: ignore[arg-type] # flags only


def said(table: AccessTable) -> list[str]:
    return [f"{one.severity.value} {one.line('en')}" for one in table.problems]


def test_rows_of_another_width_are_named_by_line_and_never_shifted() -> None:
    table = read(ROLES)
    assert [(line, row[0]) for line, row in table.rows] == [(2, "R01"), (4, "R03")]
    assert not table.is_whole
    assert said(table) == [
        "error f.csv:3: line 3 has 6 fields, the header 4; it was not read; most likely a comma inside a field is not quoted: "
        "mend the file, or let --fix put together what is certain",
        "error f.csv:5: line 5 has 3 fields, the header 4; it was not read"]


def test_a_row_is_put_together_where_one_way_is_certain() -> None:
    table = read(ROLES, fix=True)
    assert table.rows[1] == (3, ("R02", "Analyst", "Finance", "Performs reporting, reconciliation, and support"))
    assert said(table)[0] == "warning f.csv:3: line 3: 6 fields made 4: a comma in Description was not quoted and was put back"
    assert [line for line, _ in table.rows] == [2, 3, 4]
    assert not table.is_whole


@pytest.mark.parametrize("text", [
    "A,B\nx,y\np,q,r\n",  # no blank says where the text goes on
    "A,B\nx, y\np, q, r\n",  # here blanks follow every comma
    "A,B\nx,y\np, q, r, s\n",  # too few would be left
])
def test_nothing_is_put_together_on_a_guess(text: str) -> None:
    table = read(text, fix=True)
    assert len(table.rows) == 1
    assert not table.is_whole


@given(st.lists(st.lists(st.text(st.sampled_from("ab, "), max_size=6).map(str.strip), min_size=3, max_size=3), min_size=1, max_size=8))
def test_what_is_put_together_is_what_was_meant_or_is_refused(rows: list[list[str]]) -> None:
    """Texts written without quotes come back as they were, or not at all, unless a comma stands without a blank."""
    rows = [[cell.replace(",", ", ").replace(",  ", ", ").strip(" ,") or "x" for cell in row] for row in rows]
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    table = read("A,B,C\n" + "".join(",".join(row) + "\n" for row in rows), fix=True)
    for line, row in table.rows:
        assert list(row) == rows[line - 2]


def test_many_rows_of_another_width_are_counted() -> None:
    table = read("A,B\n" + "x,y,z\n" * 100)
    assert len(table.problems) == 31
    assert said(table)[-1].startswith("error f.csv:32: from line 32 on 70 more rows have not 2 fields")


def test_quoted_fields_may_hold_commas_and_line_feeds() -> None:
    table = read('A,B\n"x, ""y""","1\n2"\nz,w\n')
    assert table.rows == [(2, ('x, "y"', "1 2")), (4, ("z", "w"))]
    assert table.at(4, "A") == "f.csv:4:A"


@pytest.mark.parametrize(("text", "headings", "has_header"), [
    ("UserID;RoleID\nx;y\n", ("UserID", "RoleID"), True),
    ("UserID\tRoleID\nx\ty\n", ("UserID", "RoleID"), True),
    ("    1    7\n    2    8\n", ("A", "B"), False),
    ("1,7\n2,8\n", ("A", "B"), False),
    ("\ufeff导出时间：2026-06-30,\nUserID,RoleID\nx,y\n", ("UserID", "RoleID"), True),
    ("A,,A,\nx,y,z,\n", ("A", "B", "A C"), True),
])
def test_headings_and_delimiters_are_found(text: str, headings: tuple[str, ...], has_header: bool) -> None:
    table = read(text)
    assert (table.headings, table.has_header, table.problems) == (headings, has_header, ())
    assert len(table.rows[0][1]) == len(headings)


def test_chinese_in_gb18030() -> None:
    assert read_access("工号,姓名\nH1,张某\n".encode("gb18030"), "f.csv").rows == [(2, ("H1", "张某"))]


def test_an_empty_file_is_an_error() -> None:
    assert said(read("\n\n")) == ["error f.csv: the file holds no data"]


@pytest.mark.parametrize(("data", "bounds"), [
    (b"a,b\n" * 4, Bounds(rows=3)), (b"a,b\n", Bounds(file_bytes=3)), (b"a,b,c\n", Bounds(columns=2)),
    (b"a b c\n", Bounds(columns=2)), (b"abcd b\n", Bounds(cell_characters=3)), (b"a b\n\n\n\n", Bounds(lines=3)),
    (b"abcd,b\n", Bounds(cell_characters=3)), (b"\xff\xfe\xff\x00\x81", BOUNDS), (b'a,b\n"x,y\n', BOUNDS)])
def test_what_cannot_be_read_is_refused(data: bytes, bounds: Bounds) -> None:
    with pytest.raises(UserError) as error:
        read_access(data, "f.csv", bounds=bounds)
    assert error.value.exit_code == 3
