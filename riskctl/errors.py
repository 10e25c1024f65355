"""The one exception that means "the user asked for something that cannot be done"."""


class UserError(Exception):
    """A mistake in the command or its configuration, said in one sentence with its remedy (exit 2).

    `unreadable` marks what could not be read or decided instead of what was asked wrongly (exit 3).
    """

    def __init__(self, zh: str, en: str, *, unreadable: bool = False) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.exit_code = 3 if unreadable else 2
