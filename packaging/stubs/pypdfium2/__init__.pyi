from typing_extensions import Buffer

class PdfiumError(RuntimeError): ...

class PdfBitmap:
    buffer: Buffer
    width: int
    height: int
    stride: int
    n_channels: int

class PdfPage:
    def get_size(self) -> tuple[float, float]: ...
    def render(
        self, *, scale: float = ..., rev_byteorder: bool = ..., may_draw_forms: bool = ...
    ) -> PdfBitmap: ...

class PdfDocument:
    def __init__(self, input: bytes) -> None: ...  # noqa: A002  (its name)
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> PdfPage: ...
