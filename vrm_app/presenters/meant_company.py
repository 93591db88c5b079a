"""Which company is meant by what somebody typed: one that is known, or a new one."""

from dataclasses import dataclass
from gettext import gettext as _

from vrm_app.domain.same_names import bare, is_same_name
from vrm_app.domain.text import flattened, folded
from vrm_app.presenters.form import Typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """The company that a form is about."""

    id: str | None = None
    new: str = ""
    """The name of a new one, where none is called like that yet."""


def matching(companies: list[tuple[str, str]], typed: str) -> tuple[str, str] | None:
    """Return the one company that was meant: by its whole name, its beginning, or some letters.

    Of several companies with one name none is taken unasked.
    """
    wanted = folded(typed.strip())
    if not wanted:
        return None
    for fits in (str.__eq__, _is_bare, str.startswith, str.__contains__):
        found = [one for one in companies if fits(folded(one[1]), wanted)]
        if any(is_same_name(found[0][1], other) for _id, other in found[1:]):
            return None
        if found:
            return found[0] if len(found) == 1 or fits is not str.__contains__ else None
    return None


def _is_bare(name: str, wanted: str) -> bool:
    return bare(name) == wanted


def company_meant(typed: Typed, company_id: str, companies: list[tuple[str, str]]) -> Meant:
    """Return the company that a form is about: the given one, unless the form asks for it."""
    if "company" not in typed.values:
        return Meant(id=company_id)
    text = typed.values["company"].strip()
    found = matching(companies, text)
    if found is not None:
        return Meant(id=found[0])
    if is_new(text, [name for _id, name in companies]):
        return Meant(new=text)
    typed.wrong["company"] = which(text, [name for _id, name in companies])
    return Meant()


def is_new(typed: str, names: list[str]) -> bool:
    """Tell whether no company is called like what was typed."""
    wanted = folded(typed.strip())
    return bool(wanted) and not any(wanted in folded(name) for name in names)


def which(typed: str, names: list[str]) -> str:
    """Ask which company was meant; where several fit what was typed, say which."""
    wanted = folded(typed.strip())
    fitting = [flattened(name) for name in names if wanted in folded(name)]
    fitting.sort(
        key=lambda name: (bare(folded(name)) != wanted, not folded(name).startswith(wanted))
    )
    if wanted and fitting[1:]:
        return _("Which one: {first}, or {second}?").format(first=fitting[0], second=fitting[1])
    return _("Which company? Type its name; a new one is made with this.")


def told_new(typed: str, names: list[str]) -> str:
    """Say that what was typed makes a new company, nothing where one is called like that."""
    if not is_new(typed, names):
        return ""
    return _("New company “{name}”, made with this").format(name=flattened(typed.strip()))
