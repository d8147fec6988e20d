"""R23: typography: spaces before marks, quotes, dots of suspension, capitals, italics, marks that complicate."""

import re
from collections.abc import Iterator

from generator.checks.plain.rule import Context, Hit, Rule, each_unit, quote
from generator.problems import Level
from generator.readability import Unit

_NB = "\u00a0"
_HARD = "\u00a0\u202f"
_FIXES = tuple((re.compile(pattern), message, new) for pattern, message, new in (
    (r"(?<=[^\s:;?!.…\u00a0\u202f]) (?=[:;?!»])(?!:\w+:)", "Espace insécable attendue", _NB),
    (r"(?<=[\w)»%€])(?=[;?!](?:[\s\u00a0]|$))", "Espace insécable attendue", _NB),
    (r"(?<=[^\W\d_)»])(?=:(?:[\s\u00a0]|$))", "Espace insécable attendue", _NB),
    (r"(?<=[^\s«\u00a0\u202f])(?=»)", "Espace insécable attendue", _NB),
    (r"(?<=«) ", "Espace insécable attendue", _NB),
    (r"(?<=«)(?=[^\s\u00a0\u202f])", "Espace insécable attendue", _NB),
    (r"(?<!\.)\.{3}(?!\.)", "Points de suspension", "…"),
    (r"(?<=\S)[ ]{2,}(?=\S)", "Espaces en trop", " "),
    (r"(?<=\w) (?=[,.](?:\s|$))", "Espace en trop", ""),
    (r"(?<=\d) (?=(?:€|%|h\b|km\b|kg\b|cm\b|m²))", "Espace insécable attendue", _NB),
    (r"(?<=\d)(?=[€%])", "Espace insécable attendue", _NB),
    (r"(?<=\bn°) ?(?=\d)", "Espace insécable attendue", _NB),
))
_PHONE = re.compile(r"(?<![\d.])0\d(?:[ .\u00a0\u202f-]?\d\d){4}(?!\d)")
_THOUSANDS = re.compile(
    r"(?<![\d,.\u00a0\u202f-])(?<!\d )[1-9]\d{0,2}(?: \d{3}){1,4}(?![\d]| \d)"
    r"|(?<![\d,./\w-])[1-9]\d{4,8}(?= ?(?:€|euros?\b|habitants?\b))")
_QUOTES = re.compile(r"\"([^\"\n]{1,200})\"|“([^”\n]{1,200})”")
_UPPER = "[A-ZÀÂÇÉÈÊÎÔÛ]"
_CAPITALS = re.compile(rf"(?<!\w){_UPPER}{{2,}}(?:[ '\u00a0-]+{_UPPER}{{2,}})+(?!\w)|(?<!\w){_UPPER}{{9,}}(?!\w)"
                       r"|(?<!\w)(?:ATTENTION|IMPORTANT|URGENT|OBLIGATOIRE|GRATUIT|NOUVEAU|RAPPEL|SAUF|UNIQUEMENT|AUCUN|JAMAIS)(?!\w)")
_ITALIC = re.compile(r"(?<![\w_*])(?:__[^_\n]{1,200}__|_[^_\n]{1,200}_|\*[^*\s][^*\n]{0,200}\*)(?![\w_*])|</?[iu]>")
_MARKS = ((re.compile(r";(?![\w\n])(?!\s*\Z)"), "Point-virgule.", "Faites deux phrases, ou une liste."),
          (re.compile(r"\[[^\]\n]{1,200}\](?!\()"), "Crochets.", "Supprimez-les, ou faites une phrase."),
          (re.compile(r"!{2,}|\?{2,}|[!?]{3,}"), "Ponctuation répétée.", "Un seul signe suffit."))


def _check(unit: Unit, context: Context) -> Iterator[Hit]:
    if context.profile.info:
        yield from _spaces(unit)
        yield from _numbers(unit)
    yield from _style(unit)


def _spaces(unit: Unit) -> Iterator[Hit]:
    for pattern, message, new in _FIXES:
        for match in pattern.finditer(unit.source):
            if "\n" in match.group() or _in_address(unit.source, match.start()):
                continue
            yield Hit(*match.span(), f"{message}.", "La correction automatique est sûre.", new, Level.INFO)
    for match in _QUOTES.finditer(unit.source):
        inside = match.group(1) or match.group(2)
        yield Hit(*match.span(), "Guillemets droits ou anglais.", f"Écrivez «{_NB}{inside}{_NB}».",
                  f"«{_NB}{inside.strip()}{_NB}»", Level.INFO)


def _numbers(unit: Unit) -> Iterator[Hit]:
    for match in _PHONE.finditer(unit.source):
        digits = re.sub(r"\D", "", match.group())
        new = _NB.join(digits[i:i + 2] for i in range(0, 10, 2))
        if match.group().replace("\u202f", _NB) != new:
            yield Hit(*match.span(), "Numéro de téléphone mal espacé.", f"Écrivez «{_NB}{new}{_NB}».", new, Level.INFO)
    for match in _THOUSANDS.finditer(unit.source):
        if _PHONE.search(unit.source, max(0, match.start() - 12), match.end() + 3):
            continue
        new = f"{int(match.group().replace(' ', '')):,}".replace(",", "\u202f")
        yield Hit(*match.span(), "Grand nombre sans espace insécable.", f"Écrivez «{_NB}{new}{_NB}».", new, Level.INFO)


def _style(unit: Unit) -> Iterator[Hit]:
    for match in _CAPITALS.finditer(unit.text):
        yield Hit(*match.span(), f"Mots en capitales : {quote(unit, *match.span())}.", "Écrivez en minuscules.")
    for match in _ITALIC.finditer(unit.source):
        yield Hit(*match.span(), "Italique ou souligné : difficile à lire.", "Supprimez l'italique et le soulignement.")
    for pattern, message, proposal in _MARKS:
        for match in pattern.finditer(unit.text):
            yield Hit(*match.span(), message, proposal)
    for sentence in unit.sentences:
        colons = [m.start() for m in re.finditer(" :| :|:(?= )", unit.text[sentence.start:sentence.end])]
        if len(colons) > 1:
            second = sentence.start + colons[1]
            yield Hit(second, second + 1, "Deux «\u00a0:\u00a0» dans la même phrase.", "Coupez la phrase en deux.")


def _in_address(text: str, position: int) -> bool:
    """Inside « https://… » or « 14:30 »: the mark is not punctuation."""
    before = text[max(0, position - 60):position].rpartition(" ")[2]
    return "://" in before or text.startswith("://", position)


RULE = Rule(
    id="r23-typographie",
    title="Typographie",
    source="Lexique des règles typographiques (Imprimerie nationale) ; FALC : pas de capitales, pas d'italique",
    level=Level.AVERTISSEMENT,
    passing=("Vous venez\u00a0? Appelez le 02\u00a051\u00a078\u00a031\u00a000.", "Cliquez sur «\u00a0Valider\u00a0»."),
    failing=("Vous venez ? Oui.", "Cliquez sur \"Valider\".", "ATTENTION AUX DATES", "Signez ; puis venez.",
             "Appelez le 02.51.78.31.00."),
    check=each_unit(_check),
)
