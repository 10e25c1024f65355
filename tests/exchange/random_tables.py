"""Risk tables as people write them, made by chance: every manner of lists, days, repetitions and continuations, side by side."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from riskctl.exchange.rows import is_same
from riskctl.exchange.sheet import Range, Sheet
from riskctl.exchange.unnamed import name_nobody, tells_of_nobody
from riskctl.exchange.xlsx_values import day_number, is_figure

ORDER = ("序号", "单位", "权力事项", "岗位", "风险类别", "风险点", "表现形式", "成因", "后果", "风险等级", "防控措施", "责任人", "责任领导",
         "审定日期", "得分", "备注", "数量", "个数")
ALWAYS = ("单位", "风险点", "风险等级")
REPEATED = frozenset(("单位", "权力事项"))
GOES_ON = ("表现形式", "成因", "后果", "防控措施", "备注")
_MARKS: tuple[Callable[[int], str], ...] = (
    lambda at: f"{at}.", lambda at: f"{at}、", lambda at: "①②③④"[at - 1], lambda at: f"（{'一二三四'[at - 1]}）",
    lambda at: f"{'１２３４'[at - 1]}．", lambda at: f"{at}) ")
_TYPES = ("思想道德风险", "岗位职责风险", "业务流程", "制度机制类", "业务流程、岗位职责", "业务流程\n岗位职责", "")
_POSTS = ("科长", "经办人", "审核岗", "科长、经办人", "科长\n经办人", "科长；经办人", "科长/经办人", "")
_SAME = frozenset(("风险类别", "风险等级", "防控措施", "备注", "数量"))
# Columns whose cells may say the same as those beside them: words, and who is answerable.
_ACROSS = (frozenset(("风险点", "表现形式", "成因", "后果", "备注", "数量", "个数", "防控措施")), frozenset(("责任人", "责任领导")))
_HIDDEN = frozenset(("后果", "备注", "得分", "个数"))
_UNKNOWN = frozenset(("得分", "备注", "数量", "个数", "序号"))
_DAYS, _FIGURES = ("14", "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "31"), ("0", "0.00", "9", "00", '0"分"')


def word(random: Random, least: int = 2, most: int = 8) -> str:
    """Some characters that are no known word, and could not be taken for the name of a person."""
    while True:
        text = "".join(random.choice("核查登记审批材料现场不实违规办理超过时限收费公示监督抽查") for _ in range(random.randint(least, most)))
        if name_nobody([text]) and tells_of_nobody(text):
            return text


def listed(random: Random) -> str:
    """A list in one of many manners."""
    items = [word(random, 3, 7) for _ in range(random.randint(1, 4))]
    if len(items) == 1 or random.random() < 0.3:
        return random.choice(("；", "\n")).join(items) + random.choice(("", "。", " "))
    mark = random.choice(_MARKS)
    between, end = random.choice(("；", "\n", "", "。\n", "; ", " ")), random.choice(("", "。", "；"))
    return between.join(f"{mark(at)}{item}" for at, item in enumerate(items, 1)) + end


def day(random: Random) -> str:
    """A day, or nearly one, in one of many manners."""
    year, month, number = random.randint(2020, 2026), random.randint(1, 12), random.randint(1, 28)
    return random.choice((f"{year}年{month}月{number}日", f"{year}/{month}/{number}", f"{year}-{month:02}-{number:02}", f"{year}.{month}.{number}",
                          f"{year}年{month}月", ""))


def untidy(random: Random, text: str) -> str:
    """The text, now and then with blanks round or inside it."""
    spaced = " ".join(text) if 1 < len(text) < 5 else text
    return random.choice((*[text] * 20, f"{text} ", f" {text}", f"{text}\u3000", f"{text}\n", spaced)) if text else text


_CELLS: Mapping[str, Callable[[Random], str]] = {
    "岗位": lambda random: untidy(random, random.choice(_POSTS)), "责任人": lambda random: untidy(random, random.choice(_POSTS)),
    "责任领导": lambda random: random.choice(("局长", "副局长", "局 长", "")), "风险类别": lambda random: random.choice(_TYPES),
    "风险等级": lambda random: random.choice(("高", "中", "低", "高风险", " 高")), "审定日期": day,
    "表现形式": lambda random: untidy(random, random.choice((word(random, 4, 12), f"{word(random)}。{word(random)}", listed(random), ""))),
    "成因": lambda random: untidy(random, word(random, 3, 12)), "后果": lambda random: untidy(random, word(random, 3, 12)),
    "防控措施": lambda random: untidy(random, listed(random)),
    "备注": lambda random: random.choice(("", word(random), untidy(random, word(random)), "见附件（一）", "１２３")),
    "数量": lambda random: random.choice(("", "3", "12", "1.5", word(random), untidy(random, listed(random)))),
    "个数": lambda random: random.choice(("", "1", "2", "07")), "得分": lambda random: random.choice(("", "85", "60.5", "0", "07", "0.125", "优"))}


class Drawn:
    """A table while it is drawn: rows of the sheet by number, and merged cells."""

    def __init__(self, random: Random, *, is_flat: bool = False) -> None:
        self.random = random
        self.is_flat = is_flat
        self.columns = self._columns()
        self.rows: dict[int, Sequence[str]] = {}
        self.merged: list[Range] = []
        self.manner = random.choice(("spelled out", "left empty") if is_flat else ("spelled out", "left empty", "merged"))
        self.begun: dict[str, int] = {}
        self.held: dict[str, str] = {}
        self.first: list[int] = []

    def _columns(self) -> list[str]:
        found = [*ALWAYS, *self.random.sample([one for one in ORDER if one not in ALWAYS], self.random.randint(4, 9))]
        self.random.shuffle(found)
        return found if self.random.random() < 0.3 else sorted(found, key=ORDER.index)

    def sheet(self, name: str) -> Sheet:
        """The table, with a title and notes or without."""
        title = ("某局廉政风险点登记表",)
        above = self.random.choice(((), (title,), (title, ("填报单位：某局", "", "2026年3月1日")), (title, ())))
        for at, row in enumerate(above):
            self.rows[at] = row
        if above and not self.is_flat and self.random.random() < 0.7:
            self.merged.append(Range(0, 0, 0, len(self.columns) - 1))
        top = len(above)
        at = self._head(top)
        for number in range(1, self.random.randint(2, 10)):
            at += number > 1 and self.random.random() < 0.05
            at = self._record(at, number)
        self._end(at)
        if not self.is_flat and self.random.random() < 0.5:
            self._join_across(at)
        hidden = [at for at, one in enumerate(self.columns) if one in _HIDDEN] if not self.is_flat and self.random.random() < 0.2 else []
        gaps = self.random.sample(range(len(self.columns)), self.random.randint(1, 2)) if self.random.random() < 0.1 else []
        is_typed = not self.is_flat and self.random.random() < 0.5
        days, numbers = self._typed(self.first[0]) if is_typed else ({}, {})
        ends = ((), ((), ("填表人：张某",)), (("注：一级为最高",),), (("填表日期：", "2026-03-01"), ("合计", "12")))
        for after, row in enumerate(self.random.choice(ends)):
            self.rows[at + after] = row
            if is_typed and len(row) > 1:
                (numbers if is_figure(row[1]) else days).setdefault(1, {})[at + after] = self.random.choice(_FIGURES if is_figure(row[1]) else _DAYS)
        places = [at for at in range(len(self.columns) + len(gaps)) if at not in gaps]
        days, numbers = (_by_place(held, places, range(top, at)) for held in (days, numbers))
        rows = {at: tuple(row) for at, row in self.rows.items() if any(row)}
        inside = range(top, at)
        spread = {at: tuple(row[places.index(one)] if one in places else "" for one in range(places[-1] + 1)) if gaps and at in inside else row
                  for at, row in rows.items()}
        merged = [one._replace(left=places[one.left], right=places[one.right]) if one.top in inside else one for one in self.merged]
        return Sheet(name, spread, tuple(merged), hidden_columns=frozenset(places[one] for one in hidden),
                     numbers=numbers, days=days, is_typed=is_typed)

    def _head(self, top: int) -> int:
        """Draw the headings, in one row or in two; the row after them."""
        names = [" ".join(one) if len(one) == 2 and self.random.random() < 0.1 else one for one in self.columns]
        self.rows[top] = names
        known = [at for at in range(len(names) - 1) if not _UNKNOWN & {*self.columns[at:at + 2]}]
        if not known or self.random.random() < 0.6:
            return top + 1
        first = self.random.choice(known)
        last = first + 2 if self.random.random() < 0.5 and first + 2 < len(names) and self.columns[first + 2] not in _UNKNOWN else first + 1
        over, is_low, is_merged = self.random.choice(("风险情况", "风 险 情 况")), self.random.random() < 0.3, self.random.random() < 0.6
        is_merged = is_merged and not self.is_flat
        inside = range(first, last + 1)
        repeats = not is_merged and self.random.random() < 0.5
        self.rows[top] = [(over if at == first or repeats else "") if at in inside else "" if is_low and not is_merged else name
                          for at, name in enumerate(names)]
        self.rows[top + 1] = [name if at in inside or (is_low and not is_merged) else "" for at, name in enumerate(names)]
        if is_merged:
            self.merged.append(Range(top, first, top, last))
            self.merged += [Range(top, at, top + 1, at) for at in range(len(names)) if at not in inside and (is_low or self.random.random() < 0.9)]
        return top + 2

    def _record(self, at: int, number: int) -> int:
        """Draw a record from the row on; the row after it."""
        row = {column: _CELLS[column](self.random) if column in _CELLS else "" for column in self.columns}
        name = f"{word(self.random, 3, 6)}{'甲乙丙丁戊己庚辛壬癸'[number]}"
        row |= {"序号": str(number) if self.random.random() < 0.95 else "1.1", "风险点": untidy(self.random, name)}
        row |= {column: "同上" for column in row if number > 1 and column in _SAME and self.random.random() < 0.05}
        row |= self._place(at)
        self.rows[at] = [row[column] for column in self.columns]
        self.first.append(at)
        goes_on = [column for column in self.columns if column in GOES_ON]
        if not goes_on or self.random.random() > 0.12:
            return at + 1
        more = {column: word(self.random, 3, 8) for column in self.random.sample(goes_on, self.random.randint(1, len(goes_on)))}
        self.rows[at + 1] = [more.get(column, "") for column in self.columns]
        if not self.is_flat and self.random.random() < 0.5:
            self.merged += [Range(at, place, at + 1, place) for place, column in enumerate(self.columns)
                            if column not in more and column not in REPEATED]
        return at + 2

    def _join_across(self, end: int) -> None:
        """Merge cells with those beside them, here and there with those below as well: what stood in them goes."""
        for top in [row for row in self.first if self.random.random() < 0.3]:
            bottom = self.random.choice([top, top, top, *(row - 1 for row in (*self.first, end) if row > top)][:6])
            left = self.random.randrange(len(self.columns))
            right = left
            alike = next((one for one in _ACROSS if self.columns[left] in one), frozenset())
            while right + 1 < len(self.columns) and self.columns[right + 1] in alike and self.random.random() < 0.7:
                right += 1
            block = Range(top, left, bottom, right)
            if right > left and self._is_free(block):
                self.merged.append(block)
                said = self.rows[top][left] or ("科长" if "责任" in self.columns[left] else word(self.random))
                for row in range(top, bottom + 1):
                    self.rows[row] = [cell if not left <= at <= right else said if (row, at) == (top, left) else ""
                                      for at, cell in enumerate(self.rows.get(row, ()))]

    def _is_free(self, block: Range) -> bool:
        """Whether no other block is touched, and every row has something to say besides."""
        apart = all(one.bottom < block.top or one.top > block.bottom or one.right < block.left or one.left > block.right for one in self.merged)
        beside = [[cell for at, cell in enumerate(self.rows.get(row, ())) if not block.left <= at <= block.right and self.columns[at] in GOES_ON]
                  for row in range(block.top, block.bottom + 1)]
        says = all(row in self.first or any(cells) for row, cells in zip(range(block.top, block.bottom + 1), beside, strict=True))
        return apart and says and all(self.rows.get(row) for row in range(block.top, block.bottom + 1)) \
            and not (block.top < block.bottom and "风险点" in self.columns[block.left:block.right + 1]) \
            and not is_same(self.rows[block.top][block.left])

    def _typed(self, first: int) -> tuple[dict[int, dict[int, str]], dict[int, dict[int, str]]]:
        """Days and numbers as such, most of a column in one format, by column and row."""
        days: dict[int, dict[int, str]] = {}
        numbers: dict[int, dict[int, str]] = {}
        for column in range(len(self.columns)):
            usual, figure = self.random.choice(_DAYS), self.random.choice(_FIGURES)
            share = self.random.choice((0.0, 0.5, 0.9, 1.0))
            for row in (row for row in self.rows if row >= first and self.random.random() < share):
                text = self.rows[row][column] if column < len(self.rows[row]) else ""
                if day_number(text):
                    days.setdefault(column, {})[row] = usual if self.random.random() < 0.8 else self.random.choice(_DAYS)
                elif is_figure(text):
                    numbers.setdefault(column, {})[row] = figure if self.random.random() < 0.8 else self.random.choice(_FIGURES)
        return days, numbers

    def _place(self, at: int) -> dict[str, str]:
        """Unit and power of a record: those of the record before, in the manner of the table, or new ones."""
        stays = bool(self.held) and self.random.random() < 0.6
        unit = self.held["单位"] if stays else self.random.choice(("审批科", "稽查局", "办公室", "规划股"))
        power = self.held["权力事项"] if stays and self.random.random() < 0.5 else self.random.choice(("食品经营许可", "税务登记", "印章使用", ""))
        said = {"单位": unit, "权力事项": power}
        goes_on = {"单位": stays, "权力事项": stays and power == self.held["权力事项"] and power != ""}
        for column in REPEATED:
            if not goes_on[column]:
                self._end(at, column)
                self.begun[column] = at
        self.held = said
        return said if self.manner == "spelled out" else {column: "" if goes_on[column] else text for column, text in said.items()}

    def _end(self, at: int, *columns: str) -> None:
        """Merge what a place that ends before the row was said of."""
        for column in columns or REPEATED:
            begin = self.begun.pop(column, at)
            last = max((row for row in self.rows if row < at), default=at)
            if self.manner == "merged" and column in self.columns and last > begin and self.held[column]:
                place = self.columns.index(column)
                self.merged.append(Range(begin, place, last, place))


def _by_place(formats: Mapping[int, Mapping[int, str]], places: Sequence[int], inside: range) -> dict[int, dict[int, str]]:
    """Formats by the columns of the sheet, but for those below the table."""
    found: dict[int, dict[int, str]] = {}
    for column, held in formats.items():
        for row, shown in held.items():
            found.setdefault(places[column] if row in inside else column, {})[row] = shown
    return found


def flat_table(seed: int) -> Sheet:
    """A table without merged cells, and with texts alone, as CSV holds it."""
    return Drawn(Random(seed), is_flat=True).sheet("公示表")


def some_tables(seed: int) -> list[Sheet]:
    """One table, sometimes two in a workbook."""
    random = Random(seed)
    return [Drawn(random).sheet(name) for name in random.choice((("公示表",), ("公示表",), ("公示表",), ("审批科", "稽查局")))]
