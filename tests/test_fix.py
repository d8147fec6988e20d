"""Sure corrections: 46 small files, each with what it becomes. Twice changes nothing; a broken file stays as it is.

To refresh `apres/` after a change you have read: FIX_REFRESH=1 pytest tests/test_fix.py
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from generator.cli import main
from generator.commands.command import Console
from generator.content.load import plain_data
from generator.content.source import read_document
from generator.model.directory import Action, Terme
from generator.model.values import Texte
from generator.plain.fixes import fix_data
from generator.plain.glossary import glossary_of, sure_replacements
from generator.plain.review import Rules, find_in_file

CASES = Path(__file__).parent / "cases/fix"
BEFORE = sorted((CASES / "avant").glob("*.yml"))
REFUSED = ("40-fichier-casse", "46-latin-1-intact")


def word(terme: str, simple: str) -> Terme:
    return Terme(terme=Texte(terme), action=Action.REMPLACER, simple=Texte(simple), remplacement_sur=True)


@pytest.fixture(scope="module")
def rules() -> Rules:
    terms = (word("ultérieurement", "plus tard"), word("à titre gracieux", "gratuitement"))
    return Rules(glossary=glossary_of(terms), sure=sure_replacements(terms))


def fix(data: bytes, rules: Rules) -> bytes:
    file = "procedures/theme/essai.yml"
    return fix_data(data, file, lambda now: find_in_file(now, file, rules)).data


def comments(data: bytes) -> list[bytes]:
    return [line[line.index(b"#"):] for line in data.splitlines() if b"#" in line]


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.stem)
def test_a_file_becomes_what_is_expected(path: Path, rules: Rules) -> None:
    found = fix(path.read_bytes(), rules)
    expected = CASES / "apres" / path.name
    if os.environ.get("FIX_REFRESH"):
        expected.write_bytes(found)
    assert found == expected.read_bytes()


@pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.stem)
def test_twice_changes_nothing_and_layout_stays(path: Path, rules: Rules) -> None:
    before = path.read_bytes()
    after = fix(before, rules)
    assert fix(after, rules) == after
    assert comments(after) == comments(before)
    assert before.count(b"\r\n") == after.count(b"\r\n")
    assert before.endswith(b"\n") == after.endswith(b"\n")
    if path.stem not in REFUSED:
        assert keys(after) == keys(before)


def keys(data: bytes) -> object:
    """The keys in order, whatever their values; the file must be sound."""
    document = read_document(data, "essai.yml")
    assert document.problems == ()
    return shape(plain_data(document.root))


def shape(value: object) -> object:
    if isinstance(value, dict):
        return [(key, shape(item)) for key, item in value.items()]
    return [shape(item) for item in value] if isinstance(value, list) else None


def test_the_corpus_is_whole() -> None:
    assert len(BEFORE) >= 40
    assert {path.name for path in BEFORE} == {path.name for path in (CASES / "apres").glob("*.yml")}
    changed = [path for path in BEFORE if path.read_bytes() != (CASES / "apres" / path.name).read_bytes()]
    assert len(changed) >= 36


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_sound_stays_as_it_is(name: str, rules: Rules) -> None:
    data = (CASES / "avant" / f"{name}.yml").read_bytes()
    assert fix(data, rules) == data


def test_the_command_shows_the_diff_then_writes(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Essai\n", encoding="utf-8")
    path = tmp_path / "procedures/theme/page.yml"
    path.parent.mkdir(parents=True)
    path.write_text("titre: Venez à 9h # tôt\nresume: Avez-vous une carte ?\n", encoding="utf-8")
    before = path.read_bytes()

    def run(*options: str) -> tuple[str, str]:
        out, err = io.StringIO(), io.StringIO()
        main(["--racine", str(tmp_path), "check", "--fix", *options, str(path)], Console(out, err))
        return out.getvalue(), err.getvalue()

    out, err = run("--dry-run")
    assert "\n-titre: Venez à 9h # tôt\n-resume" in out
    assert "\n+titre: Venez à 9\u00a0h # tôt\n+resume" in out
    assert err.startswith("2 corrections possibles, rien n’est écrit.")
    assert path.read_bytes() == before
    assert run()[1].startswith("2 corrections faites.")
    assert path.read_text(encoding="utf-8") == "titre: Venez à 9\u00a0h # tôt\nresume: Avez-vous une carte\u00a0?\n"
    assert run()[1].startswith("Aucune correction sûre à faire.")


def test_dry_run_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "procedures").mkdir()
    assert main(["--racine", str(tmp_path), "check", "--dry-run"], Console(io.StringIO(), io.StringIO())) == 2
