import pytest
from hypothesis import given
from hypothesis import strategies as st

from vrm_app.outside.reading import Reason
from vrm_app.outside.web_address import Site, name_of, site_of


@pytest.mark.parametrize(
    ("address", "host", "domain"),
    [
        ("https://shop.example/login?next=%2F", "shop.example", "shop.example"),
        ("https://www.shop.example", "shop.example", "shop.example"),
        ("https://help.shop.example.co.uk", "help.shop.example.co.uk", "example.co.uk"),
        ("HTTPS://Help.Shop.Example:8443/", "help.shop.example", "shop.example"),
        ("shop.example/login", "shop.example", "shop.example"),
        ("shop.example:8080", "shop.example", "shop.example"),
        ("  https://shop.example.  ", "shop.example", "shop.example"),
        ("https://me:secret@shop.example/", "shop.example", "shop.example"),
        ("https://evil.example#@shop.example/", "evil.example", "evil.example"),
        ("https://evil.example\\@shop.example/", "evil.example", "evil.example"),
        ("sftp://files.shop.example", "files.shop.example", "shop.example"),
        ("https://www.co.uk", "www.co.uk", "www.co.uk"),
        ("https://co.uk", "co.uk", "co.uk"),
        ("https://BÜCHER.example", "xn--bcher-kva.example", "xn--bcher-kva.example"),
        ("https://straße.example", "xn--strae-oqa.example", "xn--strae-oqa.example"),
        ("https://shop。example", "shop.example", "shop.example"),
    ],
)
def test_an_address_says_whose_website_it_is(address: str, host: str, domain: str) -> None:
    assert site_of(address) == Site(host=host, domain=domain)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://localhost:3000", Reason.OWN_NETWORK),
        ("http://router", Reason.OWN_NETWORK),
        ("http://nas.local", Reason.OWN_NETWORK),
        ("http://printer.home.arpa", Reason.OWN_NETWORK),
        ("http://192.168.1.1/admin", Reason.OWN_NETWORK),
        ("http://10.0.0.1:8080", Reason.OWN_NETWORK),
        ("http://[fe80::1]/", Reason.OWN_NETWORK),
        ("http://[::1]:8080/", Reason.OWN_NETWORK),
        ("http://1.1.1.1", Reason.NUMBER),
        ("http://127.1", Reason.NUMBER),
        ("android://hash==@com.example.shop/", Reason.NO_WEBSITE),
        ("androidapp://com.example.shop", Reason.NO_WEBSITE),
        ("file:///etc/passwd", Reason.NO_WEBSITE),
        ("mailto:me@shop.example", Reason.ADDRESS),
        ("javascript:alert(1)", Reason.ADDRESS),
        ("https://", Reason.ADDRESS),
        ("https://a..example", Reason.ADDRESS),
        ("https://-a.example", Reason.ADDRESS),
        ("https://*.shop.example", Reason.ADDRESS),
        ("https://a b.example", Reason.ADDRESS),
        ("https://shop.example\x00.evil", Reason.ADDRESS),
        ("https://" + "a" * 64 + ".example", Reason.ADDRESS),
        ("https://" + "a." * 130 + "example", Reason.ADDRESS),
        ("https://" + "é." * 5_000_000 + "example", Reason.ADDRESS),
        ("https://℀.example", Reason.ADDRESS),
        ("https://a\u202eb.example", Reason.ADDRESS),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_address_of_no_website_says_why(address: str, reason: Reason) -> None:
    assert site_of(address) is reason


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("shop.example", "Shop"),
        ("blue-heron.example", "Blue Heron"),
        ("example.co.uk", "Example"),
        ("xn--bcher-kva.example", "Bücher"),
        ("xn--.example", "Xn"),
        ("xn--99999999.example", "Xn 99999999"),
    ],
)
def test_a_domain_becomes_a_name_one_can_read(domain: str, name: str) -> None:
    assert name_of(domain) == name


@given(st.text())
def test_no_address_breaks_the_reader(address: str) -> None:
    site = site_of(address)

    assert isinstance(site, Reason) or (site.host.isascii() and site.host.endswith(site.domain))
    assert isinstance(site, Reason) or name_of(site.domain)
