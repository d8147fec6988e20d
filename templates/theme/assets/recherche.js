// The search itself: an index in, results out. No page, no network here: the bench (tests/bench/search.mjs) runs this file.
// A word is folded (accents, plural, silent endings), then found exactly, as a beginning, or with one or two wrong letters.

const EMPTY = new Set(("a ai as au aux avec c ce ces cet cette ch chez combien comment d dans de des depuis dont du elle en es "
  + "est et etre eu faire fait faut fais il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont "
  + "ou par pas plus pour qu quand que quel quelle quelles quels qui s sa se ses si son sont sur t ta te tes toi ton tout tous "
  + "toute trop tu un une va vais veut veux voudrais vos votre vous y besoin cherche demander demande aller avoir "
  + "mettre peut peux puis savoir sais arrive chercher trouver").split(" "));
const WEIGHTS = { t: 6, n: 5, d: 1.5, r: 2.5, x: 1 };
const EXACT = 1, BEGINNING = 0.75, ONE_LETTER = 0.7, TWO_LETTERS = 0.5;

export const fold = (text) => text.toLowerCase().replaceAll("œ", "oe").normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// « déménagements » and « demenagement » meet: plural, then silent e, then doubled letters.
export function stem(word) {
  let root = word;
  if (root.length > 3) root = root.replace(/(aux|eaux)$/, (end) => (end === "aux" ? "al" : "eau")).replace(/[sx]$/, "");
  if (root.length > 4) root = root.replace(/(ees|ee|es|er|ez|e)$/, "");
  return root.replace(/(.)\1/g, "$1");
}

export function words(text) {
  return fold(text).split(/[^a-z0-9]+/).filter((word) => word && !EMPTY.has(word)).map(stem);
}

// The letters of a word as bits: a quick way to see that two words are too far apart.
function letters(word) {
  let bits = 0;
  for (const letter of word) bits |= 1 << (letter.charCodeAt(0) % 32);
  return bits;
}

function count(bits) {
  let left = bits, total = 0;
  while (left) {
    left &= left - 1;
    total += 1;
  }
  return total;
}

// True when two words differ by at most `limit` letters added, dropped, changed or swapped (Damerau, 1964).
function near(a, b, limit) {
  let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(change, last[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > limit) return false;
    before = last;
    last = row;
  }
  return last[b.length] <= limit;
}

function quality(asked, known, doubtful, bits, knownBits) {
  if (asked === known) return EXACT;
  if (asked.length > 2 && known.startsWith(asked)) return BEGINNING;
  if (!doubtful) return 0;
  if (asked.length > 5 && known.length > 3 && asked.startsWith(known)) return TWO_LETTERS;
  const most = asked.length > 7 ? 2 : asked.length > 3 ? 1 : 0;
  if (Math.abs(asked.length - known.length) > most || count(bits ^ knownBits) > 2 * most) return 0;
  if (most && (asked.length > 4 || asked[0] === known[0]) && near(asked, known, 1)) return ONE_LETTER;
  return most === 2 && near(asked, known, 2) ? TWO_LETTERS : 0;
}

export class Search {
  // `index`: {fiches: [{t title, n other names, d papers, r summary, x other texts, u address, q who, g family}]}
  constructor(index) {
    this.entries = index.fiches;
    this.places = new Map(); // word → {bits, entries: Map(entry → weight)}
    this.entries.forEach((entry, rank) => {
      for (const [field, weight] of Object.entries(WEIGHTS)) this.#add(rank, [entry[field] ?? []].flat(), weight);
    });
  }

  #add(rank, texts, weight) {
    for (const text of texts) {
      const found = words(text);
      for (const word of found) {
        if (!this.places.has(word)) this.places.set(word, { bits: letters(word), entries: new Map() });
        const { entries } = this.places.get(word);
        // A short name that is all in the question says more than a word lost in a long one.
        const share = weight / Math.sqrt(Math.max(1, Math.min(found.length, 5)));
        entries.set(rank, Math.max(entries.get(rank) ?? 0, share));
      }
    }
  }

  // The entries that answer best, best first.
  find(question, most = 8) {
    const asked = [...new Set(words(question))];
    const scores = new Map();
    const met = new Map();
    for (const word of asked) {
      for (const [rank, score] of this.#scores(word)) {
        scores.set(rank, (scores.get(rank) ?? 0) + score);
        met.set(rank, (met.get(rank) ?? 0) + 1);
      }
    }
    return [...scores]
      .map(([rank, score]) => [rank, score * (0.5 + (0.5 * met.get(rank)) / asked.length)])
      .sort(([a, x], [b, y]) => y - x || a - b)
      .slice(0, most)
      .map(([rank]) => this.entries[rank]);
  }

  // entry → best score for one word: rare words count more; doubtful spellings count only if no exact word is known.
  #scores(word) {
    const best = new Map();
    const known = this.places.has(word);
    const bits = letters(word);
    for (const [other, { bits: otherBits, entries }] of this.places) {
      const match = quality(word, other, !known, bits, otherBits);
      if (!match) continue;
      const rare = Math.log(1 + this.entries.length / entries.size);
      for (const [rank, weight] of entries) best.set(rank, Math.max(best.get(rank) ?? 0, match * weight * rare));
    }
    return best;
  }
}
