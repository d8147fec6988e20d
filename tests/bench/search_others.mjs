// The same phrases through lunr as Material for MkDocs sets it up (French stemmer, title boosted, terms with a trailing
// wildcard, then fuzzy): the comparison behind the choice of our own search. Not part of the tests.
// usage: node search_others.mjs <recherche.json> <phrases.tsv> [small]; `small`: titles and summaries only.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const lunr = require("lunr");
require("lunr-languages/lunr.stemmer.support")(lunr);
require("lunr-languages/lunr.fr")(lunr);

const [indexFile, phrasesFile, small] = process.argv.slice(2);
const index = JSON.parse(readFileSync(indexFile, "utf8"));
const rows = readFileSync(phrasesFile, "utf8").split("\n").filter((row) => row && !row.startsWith("#"))
  .map((row) => row.split("\t"));
const slug = (entry) => entry.u.split("/").filter(Boolean).at(-1);
const known = new Set(index.fiches.map(slug));
const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const engine = lunr(function build() {
  this.use(lunr.fr);
  this.ref("slug");
  this.field("title", { boost: 1000 });
  this.field("text", { boost: 1 });
  this.field("tags", { boost: 1e6 });
  for (const entry of index.fiches) {
    const text = small ? [entry.r] : [entry.r, ...entry.n, ...entry.d, ...entry.x];
    this.add({ slug: slug(entry), title: bare(entry.t), text: bare(text.join(" . ")), tags: "" });
  }
});

function ask(phrase) {
  const terms = bare(phrase.toLowerCase()).split(/[^a-z0-9]+/).filter((term) => term.length > 1);
  const query = terms.map((term) => `${term} ${term}*`).join(" ");
  const found = engine.search(query);
  return found.length ? found : engine.search(terms.map((term) => `${term}~1`).join(" "));
}

let inverse = 0, top = 0, count = 0;
for (const [phrase, expected] of rows) {
  const wanted = expected.split(",");
  if (!wanted.some((one) => known.has(one))) continue;
  count += 1;
  const rank = ask(phrase).findIndex((one) => wanted.includes(one.ref)) + 1;
  inverse += rank ? 1 / rank : 0;
  top += rank && rank <= 3 ? 1 : 0;
}
console.log(JSON.stringify({ phrases: count, mrr: inverse / count, top3: top / count }));
