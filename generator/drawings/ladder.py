"""The yes/no ladder: one question at a time; « Oui » leads to an answer, « Non » to the next question.

Owns the two layouts: answers at the right (wide), answers under the question (narrow). Must not know the questions'
subject: the caller gives them, five at most (beyond, two pages: pictures are for a short way through).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.drawings.pictos import Picto, place_picto
from generator.drawings.shapes import LARGE, NARROW, Arrow, Box, Drawing, Render, Text, render_both, set_text
from generator.pictograms import Pictogram

TEMPLATE = "drawings/ladder.svg.j2"
MOST_QUESTIONS = 5

_EDGE = 2
_PAD = 14
_QUESTION_W = 330
_ANSWER_X = 420
_GAP = 46
_TRUNK = 24
_NARROW_ANSWER_X = 84
_NARROW_GAP = 18


@dataclass(frozen=True)
class Answer:
    """Where the way ends. `ton` gives the colour: an id of swimlane.TONES, by default the neutral one."""

    texte: str
    picto: str
    ton: str = "autre"


@dataclass(frozen=True)
class Question:
    """A closed question and the answer to « Oui »."""

    texte: str
    oui: Answer


@dataclass(frozen=True)
class Ladder:
    """What to draw; `sinon` is the answer when every reply was « Non ». `ident` is unique in the page."""

    ident: str
    titre: str
    questions: tuple[Question, ...]
    sinon: Answer


@dataclass(frozen=True)
class QuestionBox:
    """A question at its place."""

    box: Box
    numero: str
    texte: Text

    @property
    def numero_place(self) -> tuple[int, int]:
        return self.box.x + _PAD + 14, self.box.y + self.box.h // 2


@dataclass(frozen=True)
class AnswerBox:
    """An answer at its place."""

    box: Box
    ton: str
    picto: Picto
    texte: Text


@dataclass(frozen=True)
class Layout:
    """Everything placed; `ouis` and `nons` are the labels of the arrows."""

    box: Box
    questions: tuple[QuestionBox, ...]
    answers: tuple[AnswerBox, ...]
    arrows: tuple[Arrow, ...]
    ouis: tuple[Text, ...]
    nons: tuple[Text, ...]


def ladder(data: Ladder, pictograms: Mapping[str, Pictogram], render: Render) -> Drawing:
    """The drawing in its two widths; ValueError beyond five questions or without any."""
    if not 1 <= len(data.questions) <= MOST_QUESTIONS:
        raise ValueError(f"{data.ident}: a ladder has 1 to {MOST_QUESTIONS} questions, not {len(data.questions)}")
    large, narrow = lay_out_large(data, pictograms), lay_out_narrow(data, pictograms)
    return render_both(TEMPLATE, data, data.ident, large, narrow, render)


def lay_out_large(data: Ladder, pictograms: Mapping[str, Pictogram]) -> Layout:
    """Questions in a column at the left, each answer at the right of its question."""
    questions: list[QuestionBox] = []
    answers: list[AnswerBox] = []
    arrows: list[Arrow] = []
    ouis: list[Text] = []
    nons: list[Text] = []
    y = _EDGE
    for number, question in enumerate(data.questions, start=1):
        asked = _question(question, str(number), _EDGE, y, _QUESTION_W)
        answered = _answer(question.oui, _ANSWER_X, y, LARGE - _ANSWER_X - _EDGE, pictograms)
        height = max(asked.box.h, answered.box.h)
        asked = _question(question, str(number), _EDGE, y + (height - asked.box.h) // 2, _QUESTION_W)
        answered = _answer(
            question.oui, _ANSWER_X, y + (height - answered.box.h) // 2, LARGE - _ANSWER_X - _EDGE, pictograms
        )
        axis = y + height // 2
        arrows.append(Arrow(((asked.box.right, axis), (_ANSWER_X, axis))))
        ouis.append(_label("Oui", asked.box.right + 26, axis - 8))
        bottom, y = asked.box.bottom, y + height + _GAP
        goal = y if number == len(data.questions) else y + _drop(data.questions[number], pictograms)
        arrows.append(Arrow(((asked.box.middle, bottom), (asked.box.middle, goal))))
        nons.append(_label("Non", asked.box.middle + 12, (bottom + goal) // 2 + 3))
        questions.append(asked)
        answers.append(answered)
    answers.append(_answer(data.sinon, _EDGE, y, _QUESTION_W, pictograms))
    height = max(answers[-1].box.bottom, answers[-2].box.bottom) + _EDGE
    return Layout(Box(0, 0, LARGE, height), tuple(questions), tuple(answers), tuple(arrows), tuple(ouis), tuple(nons))


def _drop(question: Question, pictograms: Mapping[str, Pictogram]) -> int:
    """How much lower than its row a question starts, when its answer is the higher of the two."""
    asked = _question(question, "", 0, 0, _QUESTION_W).box.h
    answered = _answer(question.oui, 0, 0, LARGE - _ANSWER_X - _EDGE, pictograms).box.h
    return (max(asked, answered) - asked) // 2


def lay_out_narrow(data: Ladder, pictograms: Mapping[str, Pictogram]) -> Layout:
    """Each answer under its question, moved right; the « Non » way runs down at the left of the answers."""
    questions: list[QuestionBox] = []
    answers: list[AnswerBox] = []
    arrows: list[Arrow] = []
    ouis: list[Text] = []
    nons: list[Text] = []
    y = _EDGE
    for number, question in enumerate(data.questions, start=1):
        asked = _question(question, str(number), _EDGE, y, NARROW - 2 * _EDGE)
        below = asked.box.bottom + _NARROW_GAP
        answered = _answer(question.oui, _NARROW_ANSWER_X, below, NARROW - _NARROW_ANSWER_X - _EDGE, pictograms)
        axis = answered.box.y + answered.box.h // 2
        y = answered.box.bottom + _NARROW_GAP + 20
        arrows.append(Arrow(((_TRUNK, axis), (_NARROW_ANSWER_X, axis))))
        arrows.append(Arrow(((_TRUNK, asked.box.bottom), (_TRUNK, y))))
        ouis.append(_label("Oui", _TRUNK + 10, axis - 8))
        nons.append(_label("Non", _TRUNK + 12, y - 12))
        questions.append(asked)
        answers.append(answered)
    answers.append(_answer(data.sinon, _EDGE, y, NARROW - 2 * _EDGE, pictograms))
    box = Box(0, 0, NARROW, answers[-1].box.bottom + _EDGE)
    return Layout(box, tuple(questions), tuple(answers), tuple(arrows), tuple(ouis), tuple(nons))


def _question(question: Question, number: str, x: int, y: int, width: int) -> QuestionBox:
    text = set_text(question.texte, x + _PAD + 40, y + _PAD, width - 2 * _PAD - 40, bold=True, leading=21)
    height = max(56, text.height + 2 * _PAD)
    top = y + (height - text.height) // 2
    text = set_text(question.texte, text.x, top + 2, width - 2 * _PAD - 40, bold=True, leading=21)
    return QuestionBox(Box(x, y, width, height), number, text)


def _answer(answer: Answer, x: int, y: int, width: int, pictograms: Mapping[str, Pictogram]) -> AnswerBox:
    inner = width - 2 * _PAD - 42
    height = max(56, set_text(answer.texte, 0, 0, inner).height + 2 * _PAD)
    text = set_text(answer.texte, x + _PAD + 42, y, inner)
    text = set_text(answer.texte, text.x, y + (height - text.height) // 2 + 2, inner)
    picto = place_picto(pictograms, answer.picto, x + _PAD, y + height // 2 - 15, 30)
    return AnswerBox(Box(x, y, width, height), answer.ton, picto, text)


def _label(word: str, x: int, baseline: int) -> Text:
    return Text(x, baseline, (word,), 16, bold=True)
