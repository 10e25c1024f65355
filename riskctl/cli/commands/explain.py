"""`riskctl explain`."""

from collections.abc import Callable

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""

    @app.command("explain", help=say(
        "解释一条规则（问题、为什么、依据、怎么改、正反例），或一条记录的全部情况和它的问题。",
        "Explain a rule (fault, why, legal basis, fix, examples), or all that is known of a record and its findings."))
    def explain(
        what: str = typer.Argument(..., metavar="CODE|ID", help=say(
            "规则编码（如 RP201）、规则名、法律要求或职责分离规则（如 PEN9、ACC3）、记录编号，或等级方案（如 matrix）。",
            "A rule's code (such as RP201) or name, a provision of law or a shipped rule of separation (such as PEN9, ACC3), "
            "the id of a record, or of a level scheme (such as matrix).")),
        as_json: bool = typer.Option(False, "--json", help=say("以 JSON 输出。", "As JSON.")),
    ) -> int:
        from riskctl.cli.explaining import explain_record, explain_rule, rule_named
        from riskctl.cli.provisions import entry_named, explain_entry

        rule = rule_named(what)
        if rule is not None:
            explain_rule(rule, options, as_json=as_json)
            return 0
        entry = entry_named(what, options)
        if entry is not None:
            explain_entry(entry, options, as_json=as_json)
            return 0
        return explain_record(what, options, as_json=as_json)
