"""The door on pygls and the Language Server Protocol: events of the editor in, diagnostics and offers out.

Owns the protocol's shapes, the delay while typing, and which document is open. What is said comes from the other
modules of this folder. Must not know: rules, YAML.
"""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from generator.lsp.completion import offers
from generator.lsp.document import Desk, Opened
from generator.lsp.help import Correction, corrections, hover
from generator.lsp.offsets import Point, Range, index_at, range_between, range_of
from generator.problems import Level, Problem

DELAY = 0.25  # seconds without a key before the text is judged
_SEVERITY = {
    Level.ERREUR: types.DiagnosticSeverity.Error,
    Level.AVERTISSEMENT: types.DiagnosticSeverity.Warning,
    Level.INFO: types.DiagnosticSeverity.Hint,
}


class Server(LanguageServer):
    """The language server of a project."""

    def __init__(self, root: Path, day: date, delay: float = DELAY) -> None:
        super().__init__("demarches", "1")
        self.desk, self.delay = Desk(root, day), delay
        self.judged: dict[str, Opened] = {}
        _listen(self)

    @property
    def units(self) -> str:
        """How the editor counts columns."""
        return str(getattr(self.workspace.position_encoding, "value", None) or "utf-16")

    def judge(self, uri: str) -> Opened | None:
        """Judge a document as it is now and show its problems; None when it is not a file of the project."""
        path = to_fs_path(uri)
        file = self.desk.file_of(Path(path)) if path else None
        if file is None:
            return None
        document = self.workspace.get_text_document(uri)
        opened = self.desk.judge_text(file, document.source)
        self.judged[uri] = opened
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(
            uri, [self.diagnostic(opened, problem) for problem in opened.problems], document.version))
        return opened

    def current(self, uri: str) -> Opened | None:
        """What is known of a document, judged again when it has changed since."""
        opened = self.judged.get(uri)
        same = opened is not None and opened.text == self.workspace.get_text_document(uri).source
        return opened if same else self.judge(uri)

    def diagnostic(self, opened: Opened, problem: Problem) -> types.Diagnostic:
        """A problem as the editor shows it."""
        message = problem.message + (f"\n→ {problem.remedy}" if problem.remedy else "")
        return types.Diagnostic(
            _range(range_of(opened.text, problem.place, self.units)), message, _SEVERITY[problem.level],
            code=problem.rule, source="demarches")

    def action(self, uri: str, opened: Opened, correction: Correction) -> types.CodeAction:
        """A correction as a quick fix."""
        edit = types.TextEdit(
            _range(range_between(opened.text, correction.start, correction.end, self.units)), correction.new)
        return types.CodeAction(
            correction.titre, types.CodeActionKind.QuickFix, [self.diagnostic(opened, correction.problem)],
            is_preferred=correction.sure, edit=types.WorkspaceEdit(changes={uri: [edit]}))


def _range(found: Range) -> types.Range:
    return types.Range(types.Position(*found.start), types.Position(*found.end))


def _index(opened_text: str, position: types.Position, units: str) -> int:
    return index_at(opened_text, Point(position.line, position.character), units)


def _listen(server: Server) -> None:
    """Tie the events of the editor to what answers them."""
    _listen_to_typing(server)
    _listen_to_questions(server)


def _listen_to_typing(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.judge(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri, version = params.text_document.uri, params.text_document.version
        await asyncio.sleep(server.delay)
        if server.workspace.get_text_document(uri).version == version:
            server.judge(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.desk.reload()
        for uri in tuple(server.judged):
            server.judge(uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.judged.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))


def _listen_to_questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        opened = server.current(params.text_document.uri)
        if opened is None:
            return None
        found = hover(opened, server.desk.catalogue, _index(opened.text, params.position, server.units))
        if found is None:
            return None
        text, start, end = found
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, text),
                           _range(range_between(opened.text, start, end, server.units)))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION,
                    types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]))
    def asked(params: types.CodeActionParams) -> list[types.CodeAction]:
        opened = server.current(params.text_document.uri)
        if opened is None:
            return []
        start, end = (_index(opened.text, p, server.units) for p in (params.range.start, params.range.end))
        return [server.action(params.text_document.uri, opened, one) for one in corrections(opened, start, end)]

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "[", "{", ","]))
    def completed(params: types.CompletionParams) -> list[types.CompletionItem]:
        opened = server.current(params.text_document.uri)
        if opened is None:
            return []
        index = _index(opened.text, params.position, server.units)
        found = offers(opened.text, index, opened.file, server.desk.catalogue, opened.procedure)
        return [_item(rank, offer.label, offer.text, offer.detail, offer.key) for rank, offer in enumerate(found)]


def _item(rank: int, label: str, text: str, detail: str, key: bool) -> types.CompletionItem:
    kind = types.CompletionItemKind.Property if key else types.CompletionItemKind.Value
    return types.CompletionItem(label, kind=kind, detail=detail, insert_text=text, sort_text=f"{rank:04}")


def serve_editor(root: Path, day: date) -> None:
    """Talk with the editor on standard input and output until it closes."""
    Server(root, day).start_io()
