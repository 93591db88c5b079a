"""A page of HTML in a mail as plain text: nothing is fetched, nothing hidden is kept.

The tags are told apart here and not by html.parser, which takes a time that grows with the square
of the length for such as "<a <a <a".
"""

import re
from html import unescape

from vrm_app.outside.limits import HTML_CHARACTERS

_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tfoot thead "
    "tr ul".split()
)
_PARAGRAPHS = frozenset("blockquote h1 h2 h3 h4 h5 h6 ol p pre table ul".split())
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset("template noscript object svg math select".split())
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Possessive, so that each takes one pass; a tag that never ends takes the rest with it.
_TAG = re.compile(
    r"<(?P<ends>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"""(?P<given>(?:=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))|[^>=]++|=)*+)(?:>|\Z)"""
)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s/=>"']++)(?:\s*+=\s*+(?:"(?P<a>[^"]*+)"?|'(?P<b>[^']*+)'?|(?P<c>[^\s>]*+)))?+"""
)
_NOTICED = ("href", "style", "hidden")
_RAW_ENDS = {
    name: re.compile(f"</{name}", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea")
}
# What senders hide from people and not from programs, the other way round, too.
_HIDING = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|(?:font-size|opacity|max-height|line-height):0"
    r"(?:\.0+)?(?:px|pt|em|%)?(?:;|!|\Z)"
)
_COMMENT = re.compile(r"<!--.*?-->|<!--.*\Z|<![^>]*>?|<\?[^>]*>?", re.DOTALL)
_BLANKS = re.compile(r"[ \t\r\n\f\xa0\u200b\u200c\u200d\u034f\u00ad\ufeff]+")
_LINES = re.compile(r" ?\n ?")
_MANY_LINES = re.compile(r"\n{3,}")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>]{1,1000}", re.IGNORECASE)


def text_of_html(page: str) -> str:
    """Return what a person would read of the page, of as much of it as is read at all."""
    # Whatever begins like a comment and never ends would cost a search each.
    page = _COMMENT.sub("", page[:HTML_CHARACTERS])
    reader = _Reader()
    at = 0
    while tag := _TAG.search(page, at):
        reader.say(page[at : tag.start()])
        at = tag.end()
        name = tag["name"].lower()
        if tag["ends"]:
            reader.end(name)
        elif name in _RAW_ENDS:
            raw_end = _RAW_ENDS[name].search(page, at)
            at = raw_end.start() if raw_end else len(page)
        else:
            reader.begin(name, tag["given"])
    reader.say(page[at:])
    return reader.text()


def _attributes(given: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(given):
        name = one["name"].lower()
        if name in _NOTICED and name not in found:
            found[name] = unescape(one["a"] or one["b"] or one["c"] or "")
    return found


class _Reader:
    """Gathers the text of a page, and the addresses of its links."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._hidden_by = ""
        self._hidden_depth = 0
        self._link = ""
        self._link_from = 0

    def text(self) -> str:
        """Return what was gathered, without blanks that nobody sees."""
        self._end_link()
        lines = _LINES.sub("\n", "".join(self._said))
        return _MANY_LINES.sub("\n\n", lines).strip()

    def begin(self, name: str, written: str) -> None:
        """Begin a line, a link, or what is hidden."""
        if self._hidden_by:
            self._hidden_depth += name == self._hidden_by
            return
        given = _attributes(written) if written else {}
        if name not in _EMPTY and (name in _UNSEEN or _is_hidden(given)):
            self._hidden_by, self._hidden_depth = name, 1
            return
        self._break(name)
        if name == "li":
            self._said.append("- ")
        if name == "a":
            self._end_link()
            self._link, self._link_from = given.get("href", ""), len(self._said)

    def end(self, name: str) -> None:
        """End a line, a link, or what is hidden."""
        if self._hidden_by:
            self._hidden_depth -= name == self._hidden_by
            if not self._hidden_depth:
                self._hidden_by = ""
            return
        if name == "a":
            self._end_link()
        self._break(name)

    def say(self, text: str) -> None:
        """Keep what is said."""
        if not text or self._hidden_by:
            return
        said = _BLANKS.sub(" ", unescape(text))
        if said != " " or not self._ends_with(" \n"):
            self._said.append(said)

    def _ends_with(self, signs: str) -> bool:
        return not self._said or self._said[-1][-1:] in signs

    def _break(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self._said.append("\n\n")
        elif name == "br" or (name in _BLOCKS and not self._ends_with("\n")):
            self._said.append("\n")
        elif name in _CELLS and not self._ends_with(" \n"):
            self._said.append(" ")

    def _end_link(self) -> None:
        address = self._link.strip()
        self._link = ""
        if not _ADDRESS.fullmatch(address):
            return
        shown = "".join(self._said[self._link_from :]).strip()
        if shown and _bare(shown) != _bare(address):
            self._said.append(f" <{address}>")


def _is_hidden(given: dict[str, str]) -> bool:
    style = "".join(given.get("style", "").lower().split())
    return "hidden" in given or _HIDING.search(style) is not None


def _bare(address: str) -> str:
    bare = re.sub(r"^(?:https?://|mailto:)(?:www\.)?", "", address.strip().lower())
    return bare.rstrip("/")
