"""Whose an e-mail address is: written alike where it is the same, with the domain behind it."""

import functools

from vrm_app.outside.resources import resource
from vrm_app.outside.web_address import Site, site_of


def address_key(address: str) -> str:
    """Return the address as it is compared: in lower case, its host in ASCII."""
    local, _, host = address.strip().casefold().rpartition("@")
    return f"{local}@{host_key(host)}"


def untagged(key: str) -> str:
    """Return the address without what its owner wrote behind a plus."""
    local, _, host = key.rpartition("@")
    return f"{local.partition('+')[0]}@{host}"


def host_key(host: str) -> str:
    """Return the host as it is compared: in ASCII and lower case, without www."""
    site = _site(host)
    return host.casefold() if site is None else site.host


def host_of(address: str) -> str:
    """Return the host of an address, as it is compared."""
    return host_key(address.rpartition("@")[2])


def own_domain(host: str) -> str | None:
    """Return the domain that the owner of a host registered.

    None where anybody can have an address there, or the host is in nobody's domain.
    """
    site = _site(host)
    if site is None or {site.host, site.domain} & _shared():
        return None
    return site.domain


@functools.lru_cache(maxsize=10_000)
def _site(host: str) -> Site | None:
    site = site_of(host)
    return site if isinstance(site, Site) else None


@functools.cache
def _shared() -> frozenset[str]:
    lines = resource("mail", "shared_domains.txt").read_text("utf-8").split("\n")
    return frozenset(line for line in lines if line and not line.startswith("#"))
