"""The language server driven by a real client over standard input and output: open, type, read, correct, complete."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from generator.lsp.offsets import Point, index_at, point_of

ROOT = Path(__file__).parents[1]
URI = (ROOT / "procedures/papiers-identite/essai-editeur.yml").as_uri()
TEXT = """\
titre: Demander 😀 une carte en deux mois
resume: "Votre demande est vérifiée par le service."
theme: papiers-identitee
statut: brouillon
proprietaire: hotel-de-vile
etapes:
  - id: venir
    titre: Venez à 9h
    lieu: {vide}
    texte: >-
      Payez la redevance,
      puis venez ultérieurement.
""".replace("{vide}", "")  # an editor leaves a space after « : »


class Editor:
    """What an editor does: keeps the text, sends changes, applies the edits it is given."""

    def __init__(self, client: LanguageClient) -> None:
        self.client, self.text, self.version = client, TEXT, 1
        self.shown: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def show(params: types.PublishDiagnosticsParams) -> None:
            self.shown.put_nowait(params)

    async def diagnostics(self) -> dict[str, types.Diagnostic]:
        """Those of the present version, by what they underline."""
        while True:
            params = await asyncio.wait_for(self.shown.get(), 30)
            if params.version == self.version:
                return {self.quoted(d.range): d for d in params.diagnostics}

    def quoted(self, place: types.Range) -> str:
        return self.text[slice(*self.span(place))]

    def span(self, place: types.Range) -> tuple[int, int]:
        ends = (Point(p.line, p.character) for p in (place.start, place.end))
        start, end = (index_at(self.text, point, "utf-16") for point in ends)
        return start, end

    def open(self) -> None:
        self.text, self.version = TEXT, self.version + 1
        item = types.TextDocumentItem(URI, "yaml", self.version, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def close(self) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))

    def type(self, place: types.Range, new: str) -> None:
        """Replace a stretch, sending the change only, as editors do."""
        start, end = self.span(place)
        self.text, self.version = self.text[:start] + new + self.text[end:], self.version + 1
        change = types.TextDocumentContentChangePartial(place, new)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(
            types.VersionedTextDocumentIdentifier(self.version, URI), [change]))

    def at(self, words: str) -> types.Range:
        start = self.text.index(words)
        ends = (point_of(self.text, i, "utf-16") for i in (start, start + len(words)))
        return types.Range(*(types.Position(*point) for point in ends))

    async def actions(self, place: types.Range) -> list[types.CodeAction]:
        found: Any = await self.client.text_document_code_action_async(types.CodeActionParams(
            types.TextDocumentIdentifier(URI), place, types.CodeActionContext([])))
        return list(found)

    def apply(self, action: types.CodeAction) -> None:
        assert action.edit and action.edit.changes
        for edit in action.edit.changes[URI]:
            self.type(edit.range, edit.new_text)

    async def complete(self, before: str) -> dict[str, types.CompletionItem]:
        found: Any = await self.client.text_document_completion_async(types.CompletionParams(
            types.TextDocumentIdentifier(URI), self.at(before).end))
        return {item.label: item for item in found}

    async def hover(self, words: str) -> str:
        found = await self.client.text_document_hover_async(types.HoverParams(
            types.TextDocumentIdentifier(URI), self.at(words).start))
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value


async def start() -> Editor:
    """Start the server as an editor does."""
    client = LanguageClient("essai", "1")
    editor = Editor(client)
    await client.start_io(sys.executable, "-m", "generator", "--racine", str(ROOT), "lsp", "--date", "2026-11-22")
    await asyncio.wait_for(client.initialize_async(types.InitializeParams(
        types.ClientCapabilities(), process_id=None, root_uri=ROOT.as_uri())), 120)
    client.initialized(types.InitializedParams())
    return editor


async def stop(editor: Editor) -> None:
    await asyncio.wait_for(editor.client.shutdown_async(None), 30)
    editor.client.exit(None)
    await editor.client.stop()  # type: ignore[no-untyped-call]


Play = Callable[[Callable[[Editor], Coroutine[Any, Any, None]]], None]


@pytest.fixture(scope="module")
def session() -> Iterator[tuple[Callable[..., Any], Editor]]:
    """One server for all tests, which starts in seconds; in its own thread, as a browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as thread:
        runner = thread.submit(asyncio.Runner).result()

        def run(task: Coroutine[Any, Any, Any]) -> Any:
            return thread.submit(runner.run, task).result()

        editor = run(start())
        yield run, editor
        run(stop(editor))
        thread.submit(runner.close).result()


@pytest.fixture
def play(session: tuple[Callable[..., Any], Editor]) -> Play:
    """Plays a scenario on the file opened anew."""
    run, editor = session

    async def whole(scenario: Callable[[Editor], Coroutine[Any, Any, None]]) -> None:
        editor.open()
        await scenario(editor)
        editor.close()

    return lambda scenario: run(whole(scenario))


def test_problems_arrive_with_their_place_and_change_as_one_types(play: Play) -> None:
    async def scenario(editor: Editor) -> None:
        shown = await editor.diagnostics()
        assert shown["deux"].code == "r16-nombre"
        assert shown["est vérifiée"].severity == types.DiagnosticSeverity.Warning
        assert "« Le service vérifie votre demande" in shown["est vérifiée"].message.replace("\u00a0", " ")
        assert shown["hotel-de-vile"].severity == types.DiagnosticSeverity.Error
        editor.type(editor.at("Votre demande est vérifiée par le service"), "Le service vérifie votre demande")
        shown = await editor.diagnostics()
        assert "est vérifiée" not in shown
        assert "deux" in shown

    play(scenario)


FIXES = (("deux", "2"), ("hotel-de-vile", "hotel-de-ville"), ("papiers-identitee", "papiers-identite"),
         ("ultérieurement", "plus tard"))


def test_quick_fixes_are_applied(play: Play) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.diagnostics()
        for words, new in FIXES:
            action = next(a for a in await editor.actions(editor.at(words)) if new in a.title)
            assert action.kind == types.CodeActionKind.QuickFix
            editor.apply(action)
            assert words not in await editor.diagnostics()
        assert "en 2 mois" in editor.text
        assert "proprietaire: hotel-de-ville\n" in editor.text
        assert "      puis venez plus tard.\n" in editor.text

    play(scenario)


def test_hover_says_why_and_shows_the_glossary(play: Play) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.diagnostics()
        assert "passif" in await editor.hover("est vérifiée")
        assert "Glossaire" in await editor.hover("redevance")

    play(scenario)


def test_keys_and_names_are_completed(play: Play) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.diagnostics()
        assert "hotel-de-ville" in await editor.complete("    lieu: ")
        assert set(await editor.complete("statut: ")) == {"brouillon", "en_test", "publiee", "suspendue", "remplacee"}
        editor.type(editor.at("    lieu: "), "    l")
        keys = await editor.complete("Venez à 9h\n    l")
        assert keys["lieu"].insert_text == "lieu: "
        assert "fait_quand" in keys

    play(scenario)


def test_a_file_that_is_not_yaml_any_more_keeps_the_editor_working(play: Play) -> None:
    async def scenario(editor: Editor) -> None:
        await editor.diagnostics()
        editor.type(editor.at("  - id: venir"), "  - [id: venir")
        assert any(d.code == "yaml-syntaxe" for d in (await editor.diagnostics()).values())
        assert "hotel-de-ville" in await editor.complete("proprietaire: ")

    play(scenario)


@pytest.mark.parametrize("units", ["utf-8", "utf-16", "utf-32"])
def test_columns_go_both_ways_in_every_unit(units: str) -> None:
    text = "à 😀 b\r\né\rfin"
    for index in (0, 1, 3, 5, 7, 8, 9, len(text)):
        assert index_at(text, point_of(text, index, units), units) == index
