"""Receipt codes: what a tester keeps, reads on the phone and types back, e.g. `ORV-7K3F-9QTX-4MB`.

Ten characters of a 32-letter alphabet without look-alikes (Crockford's: no I, L, O, U), 50 bits, then one check
character (Luhn mod 32: every single wrong character is caught, and every swap of neighbours but one pair of letters).
"""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 10
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def make_code(prefix: str) -> str:
    """A new random code with its check character."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
    return format_code(prefix, body + check_character(body))


def check_character(body: str) -> str:
    """Luhn mod N check character, N = 32 (the letter that makes the weighted sum a multiple of 32)."""
    total, factor = 0, 2
    for letter in reversed(body):
        product = factor * ALPHABET.index(letter)
        total += product // len(ALPHABET) + product % len(ALPHABET)
        factor = 3 - factor
    return ALPHABET[-total % len(ALPHABET)]


def format_code(prefix: str, letters: str) -> str:
    """Eleven letters cut in groups of 4, 4 and 3 behind the prefix of the town."""
    return f"{prefix}-{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def read_code(prefix: str, typed: str) -> str | None:
    """The code as stored, from what a person typed (case, spaces and O/0, I/1 forgiven); None if it cannot be one."""
    letters = "".join(char for char in typed[:60].upper() if char.isalnum())
    letters = letters.removeprefix(prefix.upper()).translate(_LOOK_ALIKES)
    if len(letters) != _LENGTH + 1 or any(char not in ALPHABET for char in letters):
        return None
    return format_code(prefix, letters) if check_character(letters[:-1]) == letters[-1] else None
