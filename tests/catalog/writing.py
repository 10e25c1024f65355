"""Catalog files as hypothesis writes them: odd styles, odd indentation, and comments in odd places.

Every comment holds a mark of its own (§1, §2, …), so that a lost, doubled or swallowed comment can be told.
"""

from dataclasses import dataclass

from hypothesis import strategies as st

KINDS = ["powers", "units", "risk_points", "x-own", "people"]
KEYS = ["name", "kind", "steps", "next", "post", "time_limit", "controls", "x-note", "assignments",
        "accountable", "at", "unit", "colour", "to", "when", "名称"]
PLAIN = ["名称", "abc", "12", "true", "~", "5 workdays", "a:b", "a#b", "x - y", "-5", "2026-01-01",
         "税〔2017〕22号"]
QUOTED = ["'it''s # no'", '"esc \\n \\" # no"', '"12"', "''", "'- x'", '"{a: b}"', '"a\\ "']


@dataclass
class Writing:
    """Draws one file, line by line."""

    draw: st.DrawFn
    marks: int = 0

    def choose(self, *options: str) -> str:
        return self.draw(st.sampled_from(options))

    def rarely(self) -> bool:
        return self.draw(st.integers(0, 5)) == 5

    def spaces(self, least: int = 0, most: int = 3) -> str:
        return " " * self.draw(st.integers(least, most))

    def comment(self) -> str:
        self.marks += 1
        return f"#{self.choose(' ', '', '# ')}§{self.marks}{self.choose('', ' a: b', ' {x', ' - y', ' ]')}"

    def above(self, lines: list[str], indent: int) -> None:
        """Sometimes comments and blank lines."""
        while self.rarely():
            if self.draw(st.booleans()):
                lines.append(self.spaces(0, 1) * self.draw(st.integers(0, 4)))
            else:
                columns = [indent, 0, indent + 1, indent + 2, max(0, indent - 1), 8]
                column = self.draw(st.sampled_from(columns))
                lines.append(" " * column + self.comment())

    def after(self) -> str:
        """Sometimes a comment at the end of the line."""
        return self.spaces(1) + self.comment() if self.rarely() else ""

    def scalar(self) -> str:
        return self.choose(*PLAIN, *QUOTED)

    def flow(self, depth: int) -> str:
        """A collection in brackets on one line."""
        items = [self.scalar() if depth > 1 or not self.rarely() else self.flow(depth + 1)
                 for _ in range(self.draw(st.integers(0, 3)))]
        inside = self.choose("", " ")
        if self.draw(st.booleans()):
            return f"[{inside}{', '.join(items)}{inside}]"
        keys = self.draw(st.permutations(KEYS))[:len(items)]
        pairs = ", ".join(f"{key}: {item}" for key, item in zip(keys, items, strict=True))
        return f"{{{inside}{pairs}{inside}}}"

    def value(self, lines: list[str], start: str, indent: int, depth: int) -> None:
        """Add `start` and a value to the lines; `indent` is the column of the key or dash."""
        if depth < 4 and self.draw(st.booleans()):
            self.nested(lines, start, indent, depth, is_map=self.draw(st.booleans()))
            return
        match self.draw(st.integers(0, 6)):
            case 0:
                lines.append(start + self.after())
            case 1:
                lines.append(f"{start} {self.flow(0)}{self.after()}")
            case 2:
                self.flow_lines(lines, start, indent)
            case 3:
                self.block_scalar(lines, start, indent)
            case 4:
                self.several_lines(lines, start, indent)
            case 5:
                lines.append(start + self.after())
                self.above(lines, indent + 2)
                lines.append(" " * (indent + self.draw(st.integers(1, 4))) + self.scalar() + self.after())
            case _:
                lines.append(f"{start} {self.spaces(0, 2)}{self.scalar()}{self.after()}")

    def flow_lines(self, lines: list[str], start: str, indent: int) -> None:
        is_list = self.draw(st.booleans())
        lines.append(f"{start} {'[' if is_list else '{'}{self.after()}")
        keys = self.draw(st.permutations(KEYS))
        for key in keys[:self.draw(st.integers(0, 3))]:
            self.above(lines, indent + 4)
            item = self.scalar() if is_list else f"{key}: {self.choose(self.scalar(), self.flow(1))}"
            lines.append(" " * (indent + self.draw(st.integers(1, 6))) + item + "," + self.after())
        self.above(lines, indent + 2)
        lines.append(" " * (indent + self.draw(st.integers(1, 3))) + ("]" if is_list else "}") + self.after())

    def block_scalar(self, lines: list[str], start: str, indent: int) -> None:
        digit = self.choose("", "", "1", "2", "3")
        inside = " " * (indent + (int(digit) if digit else self.draw(st.integers(1, 5))))
        header = self.choose("|", ">") + digit + self.choose("", "-", "+")
        lines.append(f"{start} {header}{self.after()}")
        deeper = "  deeper" if digit else "text"
        lines.append(inside + self.choose("文字", "# not a comment", "a: b", "- x", deeper, "x  "))
        options = ["", *(inside + more for more in ("text", "   more", "# text", "  "))]
        lines += [self.choose(*options) for _ in range(self.draw(st.integers(0, 4)))]

    def several_lines(self, lines: list[str], start: str, indent: int) -> None:
        quote = self.choose("", "'", '"')
        lines.append(f"{start} {quote}第一行" + self.choose("", " \\" if quote == '"' else ""))
        if self.draw(st.booleans()):
            lines.append("")
        more = self.choose("second", "第二行 - x", "third  word")
        lines.append(" " * (indent + self.draw(st.integers(1, 6))) + more + quote + self.after())

    def nested(self, lines: list[str], start: str, indent: int, depth: int, *, is_map: bool) -> None:
        compact = start.endswith("-") and not self.rarely()
        if compact:
            gap = self.draw(st.integers(1, 3))
            inner: list[str] = []
            self.entries(inner, indent + 1 + gap, depth + 1, is_map, compact=True)
            inner[0] = start + " " * gap + inner[0].lstrip(" ")
            lines += inner
            return
        lines.append(start + self.after())
        least = 0 if not is_map and not start.endswith("-") else 1
        self.entries(lines, indent + self.draw(st.integers(least, 4)), depth + 1, is_map)

    def entries(self, lines: list[str], indent: int, depth: int, is_map: bool, *,
                compact: bool = False) -> None:
        keys = self.draw(st.permutations(KEYS))[:self.draw(st.integers(1, 3))]
        for number, key in enumerate(keys):
            if number or not compact:
                self.above(lines, indent)
            shown = self.choose(key, key, key, f"'{key}'", f'"{key}" ') + ":" if is_map else "-"
            self.value(lines, " " * indent + shown, indent, depth)

    def file(self) -> str:
        lines: list[str] = []
        self.above(lines, 0)
        if self.rarely():
            lines.append("---" + self.after())
        for kind in self.draw(st.permutations(KINDS))[:self.draw(st.integers(1, 3))]:
            self.above(lines, 0)
            lines.append(f"{kind}:{self.after()}")
            indent = self.draw(st.integers(1, 4))
            for number in range(self.draw(st.integers(1, 2))):
                self.above(lines, indent)
                self.value(lines, f"{' ' * indent}{kind[0].upper()}-{number}:", indent, 1)
        self.above(lines, 2)
        return self.choose("\n", "\n", "\r\n").join(lines) + self.choose("\n", "\n", "")


@st.composite
def files(draw: st.DrawFn) -> str:
    """The text of a file of records; it may have faults of reading."""
    return Writing(draw).file()
