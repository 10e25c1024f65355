"""`riskctl rules list`."""

from collections.abc import Callable

import typer

from riskctl.cli.options import Options


def register(app: typer.Typer, say: Callable[[str, str], str], options: Options) -> None:
    """Add the command."""
    group = typer.Typer(help=say("规则。", "The rules."), no_args_is_help=True, rich_markup_mode=None)
    app.add_typer(group, name="rules")

    @group.callback()
    def only_list() -> None:
        """Keep `list` a sub-command although it is the only one."""

    @group.command("list", help=say("列出全部规则。", "List every rule."))
    def list_rules(
        family: str = typer.Argument("", help=say("只列某一族，如 RP。", "Only one family, such as RP.")),
        as_json: bool = typer.Option(False, "--json", help=say("以 JSON 输出。", "As JSON.")),
    ) -> int:
        from riskctl.cli.tables import print_table
        from riskctl.errors import UserError
        from riskctl.report.card import rule_rows, rules_json
        from riskctl.rules import every_rule

        rules = [rule for rule in every_rule() if rule.code.startswith(family.upper())]
        if not rules:
            families = "、".join(dict.fromkeys(rule.family for rule in every_rule()))
            raise UserError(f"没有以 {family} 开头的规则；族有：{families}。",
                            f"no rule begins with {family}; the families are {families.replace('、', ', ')}.")
        language = options.text_language()
        if as_json:
            print(rules_json(rules, language), end="")
        else:
            print_table(rule_rows(rules, language), options)
        return 0
