# The parts that tests use. JSON goes in and comes out as plain lists and dicts.
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

_Options: TypeAlias = Mapping[str, object]
_Loader: TypeAlias = Callable[[str, dict[str, Any]], dict[str, Any]]

class JsonLdError(Exception):
    type: str
    details: dict[str, Any] | None
    code: str | None

def compact(input_: object, ctx: object, options: _Options | None = None) -> dict[str, Any]: ...
def expand(
    input_: object,
    options: _Options | None = None,
    on_property_dropped: Callable[[str | None], object] = ...,
) -> list[dict[str, Any]]: ...
def normalize(input_: object, options: _Options | None = None) -> str: ...
def set_document_loader(load_document_: _Loader) -> None: ...
