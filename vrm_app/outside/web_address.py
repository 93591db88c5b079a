"""Whose website an address belongs to, told offline by the public suffix list."""

import contextlib
import functools
import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vrm_app.outside.reading import Reason

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_PARTS = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<authority>[^/?#\\]*)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[a-z][a-z0-9+.-]*://)?[^/?#]*", re.IGNORECASE)
_PORT = re.compile(r":[0-9]*\Z")
_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_SCHEMES = frozenset({"http", "https", "ftp", "ftps", "sftp", "ssh"})
# Names that no public registry gives out: RFC 6761, RFC 6762, RFC 8375, and custom in homes.
_OWN_NETWORK = (".localhost", ".local", ".home.arpa", ".internal", ".intranet", ".lan", ".home")
_AUTHORITY_CHARACTERS = 2_000
_HOST_CHARACTERS = 253
_ACE = "xn--"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A host as ASCII in lower case without `www.`, and the domain its owner registered."""

    host: str
    domain: str


def site_of(address: str) -> Site | Reason:
    """Return whose website the address belongs to, or why it belongs to none."""
    parts = _PARTS.match(address.strip())
    if parts is None or len(parts["authority"]) > _AUTHORITY_CHARACTERS:
        return Reason.ADDRESS
    scheme, authority = parts["scheme"], parts["authority"]
    if scheme and scheme.lower() not in _SCHEMES:
        return Reason.NO_WEBSITE
    # An address may carry a name and a password in front of its host.
    place = authority.rpartition("@")[2]
    if place != authority and not scheme:
        return Reason.ADDRESS
    return _site(_PORT.sub("", place))


def addresses_in(cell: str) -> list[str]:
    """Return the addresses that were joined with commas."""
    addresses: list[str] = []
    for piece in cell.split(","):
        # Behind a path a comma belongs to the path; behind a bare host it divides.
        if not addresses or _SCHEME.match(piece) or _BARE_HOST.fullmatch(addresses[-1]):
            addresses.append(piece)
    return addresses


def name_of(domain: str) -> str:
    """Return a readable name made of the registered part: `blue-bank.example` → `Blue Bank`."""
    label = domain.partition(".")[0]
    if label.startswith(_ACE):
        label = _unicode(label)
    return " ".join(word.capitalize() for word in re.split(r"[-_\s]+", label) if word)


def _site(place: str) -> Site | Reason:
    number = _number(place)
    if number is not None:
        return Reason.NUMBER if number.is_global else Reason.OWN_NETWORK
    host = _ascii(place)
    if not host or len(host) > _HOST_CHARACTERS:
        return Reason.ADDRESS
    labels = host.split(".")
    if not all(_LABEL.fullmatch(label) for label in labels):
        return Reason.ADDRESS
    if labels[-1].isdecimal():
        return Reason.NUMBER
    if len(labels) == 1 or host.endswith(_OWN_NETWORK):
        return Reason.OWN_NETWORK
    # A host that is itself a public suffix is run by somebody too.
    domain = _suffixes().privatesuffix(host) or host
    return Site(host=host if host == domain else host.removeprefix("www."), domain=domain)


def _number(place: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(place.strip("[]"))
    return None


def _ascii(place: str) -> str:
    """Return the host by IDNA 2008 for names already in its lower case form, else nothing."""
    if len(place) > _HOST_CHARACTERS + 1:
        return ""
    plain = unicodedata.normalize("NFKC", place).lower().replace("\u3002", ".")
    return ".".join(_ascii_label(label) for label in plain.removesuffix(".").split("."))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    # Letters, digits and the marks on them: nothing that could pass for a dot or a slash.
    if not all(c.isalnum() or c == "-" or unicodedata.category(c)[0] == "M" for c in label):
        return ""
    return _ACE + label.encode("punycode").decode("ascii")


def _unicode(label: str) -> str:
    try:
        text = label.removeprefix(_ACE).encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    return text if text.isprintable() and text.strip() else label


@functools.cache
def _suffixes() -> "PublicSuffixList":
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
