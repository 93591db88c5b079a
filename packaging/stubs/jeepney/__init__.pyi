from collections.abc import Sequence
from enum import Enum
from typing import Any

class MessageType(Enum):
    error = 3

class Header:
    message_type: MessageType

class Message:
    header: Header
    body: Sequence[Any]

class DBusAddress:
    def __init__(
        self, object_path: str, bus_name: str | None = None, interface: str | None = None
    ) -> None: ...
    def with_interface(self, interface: str) -> DBusAddress: ...

class Properties:
    def __init__(self, obj: DBusAddress) -> None: ...
    def get(self, name: str) -> Message: ...
    def set(self, name: str, signature: str, value: object) -> Message: ...

def new_method_call(remote_obj: DBusAddress, method: str) -> Message: ...
