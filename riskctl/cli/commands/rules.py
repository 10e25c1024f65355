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

    @group.command("list", help=say("列出全部规则，或一个规则包的职责分离规则。", "List every rule, or the rules of separation of a pack."))
    def list_rules(
        family: str = typer.Argument("", metavar="[FAMILY|PACK]", help=say(
            "只列某一族（如 RP），或一个规则包（如 accounting）。", "Only one family (such as RP), or a pack (such as accounting).")),
        as_json: bool = typer.Option(False, "--json", help=say("以 JSON 输出。", "As JSON.")),
    ) -> int:
        from riskctl.cli.packed import pack_names, print_pack
        from riskctl.cli.tables import print_table
        from riskctl.errors import UserError
        from riskctl.report.card import rule_rows, rules_json
        from riskctl.rules import all_rules

        if print_pack(family, options, as_json=as_json):
            return 0
        rules = [rule for rule in all_rules() if rule.code.startswith(family.upper())]
        if not rules:
            families, packs = list(dict.fromkeys(rule.family for rule in all_rules())), pack_names()
            raise UserError(f"没有以 {family} 开头的规则，也没有这个规则包；族有：{'、'.join(families)}；规则包有：{'、'.join(packs)}。",
                            f"no rule begins with {family}, nor is there such a pack; the families are {', '.join(families)}; "
                            f"the packs are {', '.join(packs)}.")
        language = options.text_language()
        if as_json:
            print(rules_json(rules, language), end="")
        else:
            print_table(rule_rows(rules, language), options)
        return 0
