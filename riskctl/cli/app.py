"""The commands, put together for one language."""

from collections.abc import Callable

import typer
from typer._click.core import Context
from typer._click.exceptions import ClickException, NoArgsIsHelpError
from typer._click.formatting import HelpFormatter

from riskctl.cli.commands import (
    diff,
    due,
    exchange,
    explain,
    fmt,
    init,
    law,
    listing,
    render,
    risk,
    rules,
    schema,
    sod,
    stats,
    validate,
)
from riskctl.cli.options import Options
from riskctl.model.language import Language

Say = Callable[[str, str], str]
COMMANDS = (init, validate, diff, explain, listing, stats, risk, sod, render, law, due, exchange, fmt, rules, schema)


def run_app(arguments: list[str], options: Options) -> int:
    """Run one command line, without its global options, and give its exit code."""
    language = options.text_language()
    app = build_app(language, options)
    try:
        code = app(args=arguments, prog_name="riskctl", standalone_mode=False)
    except NoArgsIsHelpError as error:
        print(error.format_message())
        return 0
    except ClickException as error:
        from riskctl.cli.complaints import as_user_error

        raise as_user_error(error) from None
    except typer.Abort:
        return 130
    return code if isinstance(code, int) else 0


def build_app(language: Language, options: Options) -> typer.Typer:
    """The application with its help in one language."""

    def say(zh: str, en: str) -> str:
        return zh if language == "zh" else en

    app = typer.Typer(name="riskctl", help=_overview(say), no_args_is_help=True, rich_markup_mode=None,
                      context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
                      pretty_exceptions_enable=False)
    app.callback()(_global_options(say))
    for command in COMMANDS:
        command.register(app, say, options)
    _lay_out_help(app, language)
    return app


def _lay_out_help(app: typer.Typer, language: Language) -> None:
    """Choose who lays out the pages of help, and let lists of commands show whole first sentences."""
    if language == "zh":
        from riskctl.cli.help_page import ChineseHelp

        Context.formatter_class = ChineseHelp
    else:
        Context.formatter_class = HelpFormatter
    groups = [(entry, entry.typer_instance) for entry in app.registered_groups if entry.typer_instance is not None]
    for entry, group in groups:
        entry.short_help = _first_sentence(str(group.info.help or ""))
    for command in (command for group in (app, *(group for _, group in groups)) for command in group.registered_commands):
        command.short_help = _first_sentence(command.help or "")


def _first_sentence(text: str) -> str:
    return text.split("。")[0].split(". ")[0].removesuffix(".")


def _overview(say: Say) -> str:
    return say(
        "把权力清单、廉政风险点和防控措施写成 YAML 放进 git，随时证明它们相互对得上。\n\n"
        "退出码：0 没有问题；1 有达到 --fail-on 级别的问题；2 命令或配置有误；3 有内容读不了或判定不了。",
        "Keep powers, integrity-risk points and controls as YAML under git, and prove that they hold together.\n\n"
        "Exit codes: 0 clean; 1 findings at or above --fail-on; 2 the command or its configuration is wrong; "
        "3 something could not be read or decided.")


def _global_options(say: Say) -> Callable[..., None]:
    """The callback that documents the global options; they are read before typer sees the arguments."""

    def callback(
        catalog: str = typer.Option("", metavar="DIR", show_default=False, help=say(
            "目录所在文件夹；不写则从当前文件夹向上找 riskctl.yaml，再找 catalog/。",
            "The catalog's folder; by default the nearest riskctl.yaml upwards, then catalog/.")),
        lang: str = typer.Option("", metavar="zh|en", show_default=False, help=say("语言。", "Language of the output.")),
        as_of: str = typer.Option("", metavar="DATE", show_default=False, help=say(
            "以哪一天为准（默认今天，UTC+8；或 SOURCE_DATE_EPOCH 的日期）。",
            "The day that decides what is in force (default: SOURCE_DATE_EPOCH's, else today at UTC+8).")),
        color: str = typer.Option("auto", metavar="auto|always|never", show_default=False,
                                  help=say("是否着色。", "Whether to colour the output.")),
        version: bool = typer.Option(False, "--version", is_eager=True, callback=_show_version,
                                     help=say("显示版本。", "Show the version.")),
        debug: bool = typer.Option(False, "--debug", help=say("内部错误时显示追踪。", "Show the trace of an internal fault.")),
    ) -> None:
        del catalog, lang, as_of, color, version, debug

    return callback


def _show_version(asked: bool) -> None:
    if asked:
        from riskctl import __version__

        print(f"riskctl {__version__}")
        raise typer.Exit
