"""The command `vrm`: every capability of the program, from a terminal."""

import click

from vrm_app import __version__
from vrm_app.cli import exchange, finding, inbox, records, releases, vaults
from vrm_app.cli.session import Session, shared_options

_FIRST_STEPS = """\b
First steps:
  vrm init                          make a vault
  vrm import FILE                   bring in your companies from a password manager
  vrm add KIND --help               what a record of a KIND holds: company, case, promise ...
  vrm agenda                        what is due
  vrm release CASE --to COMPANY     look at what would be handed over
"""


@click.group(
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_FIRST_STEPS,
)
@click.version_option(__version__, prog_name="Dealings")
@click.pass_context
def vrm(ctx: click.Context) -> None:
    """Keep your dealings with companies in one encrypted vault."""
    ctx.ensure_object(Session)


vrm.params.extend(shared_options())
for module in (vaults, records, inbox, finding, exchange, releases):
    for command in module.COMMANDS:
        vrm.add_command(command)
