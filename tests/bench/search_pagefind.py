"""The same phrases through Pagefind on the pages of the site, as they are and with the other names written in.

The comparison behind the choice of our own search; not part of the tests. Needs `npm install --no-save pagefind` and a
site in build/site. Prints, for both: phrases, mean reciprocal rank, share in the first three, bytes of its index.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from browser.site import serve
from playwright.sync_api import sync_playwright

from generator.sheets.chromium import find_chromium

ROOT = Path(__file__).resolve().parents[2]
ASK = """async (phrases) => {
  const engine = await import("/pagefind/pagefind.js");
  await engine.init();
  const found = [];
  for (const phrase of phrases) {
    const { results } = await engine.search(phrase);
    found.push(await Promise.all(results.slice(0, 20).map(async (one) => (await one.data()).url)));
  }
  return found;
}"""


def measure(entries: list[dict[str, str]], rows: list[tuple[str, list[str]]], with_names: bool) -> None:
    """Index the pages, ask every phrase, print the result."""
    with TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        for entry in entries:
            page = (ROOT / "build/site" / entry["u"] / "index.html").read_text(encoding="utf-8")
            names = f"<p>{' . '.join(entry['n'])}</p>" if with_names else ""
            (folder / entry["u"]).mkdir(parents=True)
            (folder / entry["u"] / "index.html").write_text(page.replace("</h1>", "</h1>" + names, 1), encoding="utf-8")
        command = [ROOT / "node_modules/.bin/pagefind", "--site", folder, "--force-language", "fr"]
        subprocess.run([*command, "--root-selector", "main"], check=True, capture_output=True)
        files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find_chromium(os.environ), args=sandbox)
        with serve({**files, "404.html": b""}, {}) as host:
            tab = browser.new_page()
            tab.goto(host.url + entries[0]["u"])
            found = tab.evaluate(ASK, [phrase for phrase, _ in rows])
        browser.close()
    ranks = [next((i for i, url in enumerate(urls, 1) if url.split("/")[2] in wanted), 0)
             for urls, (_, wanted) in zip(found, rows)]
    size = sum(len(data) for path, data in files.items() if path.startswith("pagefind/"))
    mean, top = sum(1 / r for r in ranks if r) / len(rows), sum(1 <= r <= 3 for r in ranks) / len(rows)
    print(with_names, len(rows), mean, top, size)


def main() -> None:
    """Both variants."""
    entries = json.loads((ROOT / "build/site/assets/recherche.json").read_bytes())["fiches"]
    known = {entry["u"].split("/")[1] for entry in entries}
    lines = (ROOT / "tests/search_phrases.tsv").read_text(encoding="utf-8").splitlines()
    split = [line.split("\t") for line in lines if line and not line.startswith("#")]
    rows = [(phrase, slugs.split(",")) for phrase, slugs in split if known & set(slugs.split(","))]
    for with_names in (False, True):
        measure(entries, rows, with_names)


if __name__ == "__main__":
    main()
