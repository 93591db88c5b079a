"""Write bytes as base58btc multibase text, as did:key and proof values do, and read them back."""

ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
ZERO = ALPHABET[0]
BASE = len(ALPHABET)
# The sign of base58btc in front of a multibase text.
MULTIBASE = "z"


def encode(raw: bytes) -> str:
    """Return the multibase text of these bytes; each leading zero byte becomes a "1"."""
    number = int.from_bytes(raw)
    digits = ""
    while number:
        number, digit = divmod(number, BASE)
        digits = ALPHABET[digit] + digits
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    return MULTIBASE + ZERO * zeros + digits


def decode(text: str, *, size: int) -> bytes:
    """Return the bytes of a multibase text; raise `ValueError` unless it holds `size` bytes."""
    digits = text.removeprefix(MULTIBASE)
    # A byte takes at most 1.37 characters; longer text is refused before it costs time.
    if not text.startswith(MULTIBASE) or len(digits) > size * 11 // 8 + 1:
        raise ValueError("not a base58btc multibase text of this size")
    number = 0
    for digit in digits:
        number = number * BASE + ALPHABET.index(digit)
    zeros = len(digits) - len(digits.lstrip(ZERO))
    raw = bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8)
    if len(raw) != size:
        raise ValueError("not a base58btc multibase text of this size")
    return raw
