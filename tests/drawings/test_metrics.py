"""Text widths and line breaks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.drawings.metrics import width_of, wrap

WORDS = st.text(st.sampled_from("abcdeéèàçœ ’-«»\u00a0\u202f0123456789€%WM"), max_size=80)


@given(WORDS, st.integers(60, 400), st.sampled_from((14, 15, 16)), st.booleans())
def test_no_line_is_wider_than_asked(text: str, width: int, size: int, bold: bool) -> None:
    assert all(width_of(line, size, bold) <= width for line in wrap(text, width, size, bold))


@given(WORDS, st.integers(200, 400))
def test_no_word_is_lost(text: str, width: int) -> None:
    kept = "".join(wrap(text, width, 16)).replace(" ", "").replace("-", "")
    assert kept == text.replace(" ", "").replace("-", "")


def test_lines_never_break_at_a_non_breaking_space() -> None:
    number = "01\u00a099\u00a000\u00a000\u00a000"
    assert wrap(f"Appelez le {number}", 150, 16) == ("Appelez le", number)


def test_a_word_wider_than_the_line_is_cut_with_a_hyphen() -> None:
    lines = wrap("anticonstitutionnellement", 100, 16)
    assert len(lines) > 1
    assert all(line.endswith("-") for line in lines[:-1])


def test_a_compound_word_is_cut_at_its_own_hyphen() -> None:
    assert wrap("un rendez-vous", 80, 16) == ("un", "rendez-", "vous")


def test_bold_is_wider() -> None:
    assert width_of("Nantes Métropole", 16, bold=True) > width_of("Nantes Métropole", 16)


def test_an_unknown_character_counts_as_the_widest() -> None:
    assert width_of("漢", 100) == width_of("漢", 100, bold=True) >= width_of("Œ", 100)
