"""What typer complains of, said in both languages and with where to look."""

import re

from typer._click.exceptions import ClickException, MissingParameter, NoSuchOption, UsageError

from riskctl.errors import UserError

_CHINESE = (
    (r"No such command '(.*)'\. Did you mean (.*)\?", r"没有命令 \1；是不是 \2？"),
    (r"No such command '(.*)'\.", r"没有命令 \1"),
    (r"Missing command\.", "缺少命令"),
    (r"Got unexpected extra argument.* \((.*)\)", r"多出的参数：\1"),
    (r"Option '(.*)' requires an argument\.", r"选项 \1 后面要写值"),
    (r"Option '(.*)' does not take a value\.", r"选项 \1 后面不写值"),
    (r"Invalid value for '(.*)': '(.*)' is not a valid (?:integer|float)(?: range)?\.", r"\1 的值应当是数字，而不是 \2"),
)


def as_user_error(error: ClickException) -> UserError:
    """The same complaint as an error of the user's."""
    context = error.ctx if isinstance(error, UsageError) else None
    command = context.command_path if context is not None else "riskctl"
    english = error.format_message().rstrip()
    chinese = f"{_in_chinese(error, english)}。".replace("？。", "？")
    return UserError(f"{chinese}用 {command} --help 查看用法。",
                     f"{english}{'' if english.endswith(('.', '?')) else '.'} See `{command} --help`.")


def _in_chinese(error: ClickException, english: str) -> str:
    if isinstance(error, NoSuchOption):
        meant = f"；是不是 {error.possibilities[0]}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}{meant}"
    if isinstance(error, MissingParameter) and error.param is not None:
        is_argument = error.param.param_type_name == "argument"
        return f"缺少参数 {error.param.human_readable_name}" if is_argument else f"缺少选项 {error.param.opts[0]}"
    found = ((re.fullmatch(pattern, english), said) for pattern, said in _CHINESE)
    return next((match.expand(said) for match, said in found if match),
                f"命令有误（{english}）" if isinstance(error, UsageError) else english)
