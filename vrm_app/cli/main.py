"""The command `vrm`: every capability of the program, from a terminal; alone, the window."""

from pathlib import Path

import click

from vrm_app import __version__
from vrm_app.cli.session import Session, shared_options

_FIRST_STEPS = """\b
First steps:
  vrm init                          make a vault
  vrm import FILE                   bring in your companies from a password manager
  vrm add KIND --help               what a record of a KIND holds: company, case, promise ...
  vrm agenda                        what is due
  vrm release CASE --to COMPANY     look at what would be handed over
"""


class Commands(click.Group):
    """The commands, brought in when one is asked for: the window opens without them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        self._bring_in()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name in _OPENING_WINDOWS:
            return _opening_windows(cmd_name)
        self._bring_in()
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a file in the place of a command for one to open, as desktops hand them over."""
        is_command = not _IN_FILE_NAMES.intersection(args[0]) and self.get_command(ctx, args[0])
        if not is_command and Path(args[0]).exists():
            return super().resolve_command(ctx, ["open", *args])
        return super().resolve_command(ctx, args)

    def _bring_in(self) -> None:
        from vrm_app.cli import exchange, finding, inbox, records, releases, vaults, window

        if not self.commands:
            for module in (vaults, records, inbox, finding, exchange, releases, window):
                for command in module.COMMANDS:
                    self.add_command(command)


# Windows speak the person's language, which must be known before a module with texts is brought in:
# commands that open one come without those that speak English.
_OPENING_WINDOWS = frozenset({"open", "capture"})
_IN_FILE_NAMES = frozenset("./\\")
"""Signs of which no command has any."""


def _opening_windows(name: str) -> click.Command:
    from vrm_app.cli import inbox, window

    every = (*inbox.COMMANDS, *window.COMMANDS)
    return next(command for command in every if command.name == name)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_FIRST_STEPS,
)
@click.version_option(__version__, prog_name="Dealings")
@click.option("--put-away", is_flag=True, hidden=True)
@click.pass_context
def vrm(ctx: click.Context, *, put_away: bool) -> int:
    """Keep your dealings with companies in one encrypted vault.

    Without a command, the window opens.
    """
    session = ctx.ensure_object(Session)
    if ctx.invoked_subcommand is not None or session.open_window is None:
        return 0
    return session.open_window(session.folder, session.passphrase_file, put_away=put_away)


vrm.params.extend(shared_options())
