"""A project to a published folder: read, check, frame, render, write.

Owns the order, the content keys and the counts. Nothing is written when there is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator.cache import Cache, digest, digest_of_files
from generator.definitions import explain, forms_of
from generator.engine import Frame, Slot, frames
from generator.exports.assets import asset_files
from generator.exports.feeds import feed_files
from generator.exports.testers import testers_file
from generator.inline import typeset
from generator.pages.drawn import Drawer
from generator.pages.guides import guide_pages
from generator.pages.lists import list_pages
from generator.pages.page import Edition, PageSpec
from generator.pages.who import who_drawings
from generator.plain.run import plain_problems
from generator.problems import Problem, has_errors, in_order
from generator.project import Project, open_project
from generator.render import Environment, environment, render, trusted
from generator.sheets.online import online_sheets
from generator.tree import write_file, write_tree

_RELATIVE = re.compile(r'((?:href|src|action)=")(?!/|#|[a-z]+:)(?:\./)?')
FOLDERS = {"public": "site", "agents": "agents", "apercu": "apercu"}
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Report:
    """Counts of a build, to prove that what did not change was not made again."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    built: bool
    pages: int = 0
    guides: int = 0
    rendered: int = 0
    written: int = 0
    removed: int = 0
    engine_runs: int = 0
    parsed: int = 0
    folder: Path | None = None


def build(root: Path, day: date, edition: str = "public", cache: bool = True,
          progress: Progress | None = None) -> Report:
    """Build an edition of the project for a day. Errors stop it before anything is written."""
    kept = Cache(root / "build/.cache" if cache else None)
    project = open_project(root, day, kept)
    project = replace(project, problems=in_order((*project.problems, *plain_problems(project, kept))))
    if has_errors(project.problems):
        return Report(project.problems, project.texts, built=False, parsed=project.loaded.parsed)
    return publish(project, edition, kept, progress)


def publish(project: Project, edition: str, kept: Cache, progress: Progress | None = None) -> Report:
    """Render and write an edition of a project that was read without error."""
    renderer = Renderer(project, kept)
    content = edition_of(project, edition, renderer)
    specs = list(every_page(content))
    pages = dict(renderer.pages(specs, content, progress))
    files = {**pages, **asset_files(project.root, content), **feed_files(content, specs), **sheet_files(content)}
    folder = project.root / "build" / FOLDERS[edition]
    counts = write_tree(folder, files, project.root / f"build/{FOLDERS[edition]}.manifeste.json")
    if edition == "apercu":
        write_file(project.root / "build/apercu.json", testers_file(content))
    guides = sum(1 for s in specs if s.template == "guide/guide.html.j2")
    return Report(project.problems, project.texts, True, len(specs), guides, renderer.rendered, counts.written,
                  counts.removed, renderer.engine_runs, project.loaded.parsed, folder)


def edition_of(project: Project, name: str, renderer: Renderer) -> Edition:
    """What the pages of an edition are made from."""
    drawer = Drawer(project.pictograms, project.specimens, project.street, renderer.drawing)
    content = Edition(project.loaded.catalogue, project.settings, project.day, name, project.pictograms,
                      {"drawer": drawer}, online_sheets(project) if name == "public" else {})
    return Edition(content.catalogue, content.settings, content.day, name, content.pictograms,
                   {"drawer": drawer, **who_drawings(content, drawer)}, content.sheets)


def sheet_files(content: Edition) -> dict[str, bytes]:
    """The printed sheets under the addresses that guides link."""
    return {f"fiches/{slug}.pdf": data for slug, data in content.sheets.items()}


def every_page(content: Edition) -> Iterator[PageSpec]:
    """All pages of an edition."""
    yield from list_pages(content)
    yield from guide_pages(content)


class Renderer:
    """Renders what is not kept yet, and counts it."""

    def __init__(self, project: Project, kept: Cache) -> None:
        self.root, self.kept, self.version = project.root, kept, project.version
        self.env: Environment = environment(project.root / "templates")
        folders = (project.root / "templates" / name for name in ("guide", "pages", "drawings"))
        self.templates = digest_of_files(p for folder in folders for p in folder.rglob("*") if p.is_file())
        self.rendered = 0
        self.engine_runs = 0

    def drawing(self, name: str, context: Mapping[str, object]) -> str:
        """A drawing's template, kept by the content of its context."""
        key = digest(self.version, self.templates, name, repr(sorted(context.items())))
        kept = self.kept.get("dessins", key)
        if isinstance(kept, str):
            return kept
        text = render(self.env, name, context)
        self.kept.put("dessins", key, text)
        return text

    def pages(self, specs: list[PageSpec], content: Edition, progress: Progress | None) -> Iterator[tuple[str, bytes]]:
        """Each page's file with its bytes."""
        made = frames(self.root, (Slot(s.rubrique, s.profondeur) for s in specs), self.kept)
        self.engine_runs = made.runs
        for rank, spec in enumerate(specs, start=1):
            frame = made.by_slot[Slot(spec.rubrique, spec.profondeur)]
            yield spec.fichier, self._page(spec, frame, content)
            if progress:
                progress(rank, len(specs))

    def _page(self, spec: PageSpec, frame: Frame, content: Edition) -> bytes:
        context = page_context(spec, content)
        key = digest(self.version, self.templates, repr(frame.parts), spec.template, repr(spec), repr(context["site"]),
                     repr(context["annonces"]))
        kept = self.kept.get("pages", key)
        if isinstance(kept, bytes):
            return kept
        self.rendered += 1
        data = _complete(spec, content, frame.fill(meta(spec, content), self.body(spec, context))).encode()
        if b"@@" in data:
            raise ValueError(f"une marque est restée dans la page {spec.chemin}")
        self.kept.put("pages", key, data)
        return data

    def body(self, spec: PageSpec, context: Mapping[str, object]) -> str:
        """The body of a page, its difficult words linked to their definition where they are first met.

        The desk's edition says on each page that it is for the desk.
        """
        text = render(self.env, spec.template, context)
        terms = spec.contexte.get("termes", ())
        opening = render(self.env, "pages/_usage_interne.html.j2", context)
        return opening + explain(text, {f"mot-{rank}": forms_of(str(term.terme), map(str, term.formes))
                              for rank, term in enumerate(terms, start=1)})


def _complete(spec: PageSpec, content: Edition, page: str) -> str:
    """The page of errors is shown at any depth: its addresses start from the root of the host."""
    if spec.chemin != "404":
        return page
    root = urlsplit(content.settings.url).path
    return _RELATIVE.sub(rf"\g<1>{root}", page)


def meta(spec: PageSpec, content: Edition) -> dict[str, str]:
    """The values of a frame's marks."""
    name, title = typeset(content.settings.nom), typeset(spec.titre)
    address = spec.canonique or ("404.html" if spec.chemin == "404" else spec.chemin)
    indexable = spec.indexable and content.nom == "public"
    return {
        "titre_complet": title if title == name else f"{title} – {name}",
        "description": spec.description,
        "adresse": content.settings.url + address,
        "robots": "index,follow" if indexable else "noindex,nofollow,noarchive",
    }


def page_context(spec: PageSpec, content: Edition) -> dict[str, object]:
    """What a body template sees: its own context and what all pages share."""

    def picto(concept: str, classe: str = "picto") -> object:
        use = f"{spec.racine}assets/pictos.svg#p-{concept}"
        return trusted(f'<svg class="{classe}" aria-hidden="true" focusable="false"><use href="{use}"/></svg>')

    sitewide = tuple(a for a in content.catalogue.annonces if not a.procedures and a.du <= content.day <= a.au)
    return {**spec.contexte, "site": content.site, "racine": spec.racine, "fil": spec.fil, "annonces": sitewide,
            "P": picto, "titre_page": spec.titre, "chemin": spec.chemin}
