"""Personal data: what looks like some in a free text. Purge, export and erasure are in `erasure`.

The patterns are linear (no nested repetition) and only warn: the tester decides. Sources: national numbering plan
(0 or +33 then nine digits), INSEE shape of the social-security number (1 or 2, then twelve digits and a key).
"""

from __future__ import annotations

import re

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_PHONE = re.compile(r"(?<!\d)(?:0|\+33[ .]?(?:\(0\))?|0033[ .]?)[1-9](?:[ .\-\u00a0\u202f]?\d{2}){4}(?!\d)")
_NIR = re.compile(r"(?<!\d)[12][ .]?\d{2}[ .]?\d{2}[ .]?(?:\d{2}|2[AaBb])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{2})?(?!\d)")

_KINDS = (("courriel", _MAIL), ("telephone", _PHONE), ("securite_sociale", _NIR))


def find_personal(text: str) -> tuple[str, ...]:
    """Kinds of personal data the text seems to hold: `courriel`, `telephone`, `securite_sociale`."""
    return tuple(kind for kind, pattern in _KINDS if pattern.search(text))
