"""Commands and groups of commands in the language in use: typer's own words in their help, and `--lang`.

Help is translated when it is printed, as `--lang` may come after `--help`.
"""

from typing import TYPE_CHECKING, Any

import typer
from rich.markup import escape
from typer.core import TyperCommand, TyperGroup

from game.words import _

from .language import choose, takes_language
from .usage_errors import UsageError, no_such_command, too_many

if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object


class _InWords(_Base):
    """What commands and groups share."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context of a call, once the language that `args` ask for has been chosen. Raises CommandError."""
        if takes_language(self):  # looked for among all options, and without reading the values of the others
            lenient = typer.Context(self, parent=parent, resilient_parsing=True, ignore_unknown_options=True)
            given, _rest, _order = self.make_parser(lenient).parse_args(args=list(args))
            choose(given)
        return super().make_context(info_name, args, parent, **extra)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse `args` into `ctx`. Raises UsageError, always with the context."""
        try:
            return super().parse_args(ctx, args)
        except UsageError as error:
            if getattr(error, "ctx", None) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help, option.metavar = _("Show this help."), ""
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Usage: "))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help."""
        _name_panels()
        _translate(self)
        super().format_help(ctx, formatter)


class Command(_InWords, TyperCommand):
    """A command whose help and errors are in the language in use."""

    allow_extra_args = True  # so that `parse_args` gets them, and names them in words of this program

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse `args` into `ctx`. Raises CommandError where some are left over."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise too_many(ctx, rest)
        return rest


class CommandWithSettings(Command):
    """A command whose help ends with the table of settings."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help and the table."""
        super().format_help(ctx, formatter)
        from game.commands.settings_help import show

        show()


class CommandGroup(_InWords, TyperGroup):
    """A group of commands whose help and errors are in the language in use."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` begin with. Raises CommandError where there is none."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing:
            raise no_such_command(args[0], self.commands)
        return super().resolve_command(ctx, args)


def _translate(command: Any) -> None:
    """Put a command's help, its options', and the short help of its own commands into the language in use."""
    command.options_metavar = _("[OPTIONS]")
    if commands := getattr(command, "commands", None):
        command.subcommand_metavar = _("COMMAND [ARGS]...")
    for thing in (command, *command.params, *(commands or {}).values()):
        if getattr(thing, "help", None):
            thing.help = escape(_(thing.help))  # what stands in [ ] is not markup
        if getattr(thing, "metavar", None):
            thing.metavar = _(thing.metavar)
        if getattr(thing, "param_type_name", "") == "argument":
            thing.display_type_rich = _no_type


def _no_type(ctx: Any) -> str:
    """What stands beside the name of an argument in the place of Python's name for its type."""
    return ""


def _name_panels() -> None:
    """Put typer's own words around options and commands into the language in use; typer has no option for it."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = _("Arguments")
    rich_utils.OPTIONS_PANEL_TITLE = _("Options")
    rich_utils.COMMANDS_PANEL_TITLE = _("Commands")
    rich_utils.DEFAULT_STRING = _("[default: {}]")
    rich_utils.REQUIRED_LONG_STRING = _("[required]")
