// Measures the search on the bench's phrases with the very module the site serves.
// usage: node search.mjs <module recherche.js> <index recherche.json> <phrases.tsv>; prints JSON.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { performance } from "node:perf_hooks";

const [module, indexFile, phrasesFile] = process.argv.slice(2);
const { Search } = await import(pathToFileURL(module));
const index = JSON.parse(readFileSync(indexFile, "utf8"));
const start = performance.now();
const search = new Search(index);
const ready = performance.now();
const rows = readFileSync(phrasesFile, "utf8").split("\n").filter((row) => row && !row.startsWith("#"))
  .map((row) => row.split("\t"));
const slug = (entry) => entry.u.split("/").filter(Boolean).at(-1);
const known = new Set(index.fiches.map(slug));
const misses = [];
let inverse = 0, top = 0, slowest = 0, count = 0;
for (const [phrase, expected] of rows) {
  const wanted = expected.split(",");
  if (!wanted.some((one) => known.has(one))) continue;
  const before = performance.now();
  const found = search.find(phrase, 20).map(slug);
  slowest = Math.max(slowest, performance.now() - before);
  const rank = found.findIndex((one) => wanted.includes(one)) + 1;
  count += 1;
  inverse += rank ? 1 / rank : 0;
  top += rank && rank <= 3 ? 1 : 0;
  if (rank !== 1) misses.push([phrase, expected, rank, found.slice(0, 3)]);
}
console.log(JSON.stringify({ phrases: count, left_out: rows.length - count, mrr: inverse / count, top3: top / count,
  ready_ms: ready - start, slowest_ms: slowest, misses }));
