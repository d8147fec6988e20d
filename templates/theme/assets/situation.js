// « Ma situation » in place: keeps on the page only the blocks that apply to the answers. The answers live in the
// address (?motif=perte), nothing is stored. Without this script the same answers are static pages.

const section = document.querySelector("[data-situation]");
const model = section.querySelector("[data-situation-modele]");
const form = model.content.querySelector("form").cloneNode(true);
const fieldsets = [...form.querySelectorAll("[data-question]")];
const blocks = [...document.querySelectorAll("[data-si]")].filter((block) => !section.contains(block));
const conditions = new Map([...blocks, ...fieldsets].map((node) => [node, JSON.parse(node.dataset.si ?? "{}")]));
const facts = new Map([...document.querySelectorAll("[data-fait]")].map((node) => [node, node.innerHTML]));

function answers() {
  const given = {};
  for (const set of fieldsets) {
    const chosen = set.querySelector("input:checked");
    if (!set.hidden && chosen) given[set.dataset.question] = chosen.value;
  }
  return given;
}

// true: applies; false: does not; undefined: an answer is still missing. A question that is not asked meets nothing.
function applies(condition, given) {
  let known = true;
  for (const [question, accepted] of Object.entries(condition)) {
    if (question in given) {
      if (!accepted.includes(given[question])) return false;
      continue;
    }
    const set = fieldsets.find((one) => one.dataset.question === question);
    if (!set || applies(conditions.get(set), given) === false) return false;
    known = undefined;
  }
  return known;
}

function askQuestions() {
  for (const set of fieldsets) {
    set.hidden = applies(conditions.get(set), answers()) !== true;
    if (set.hidden) for (const input of set.querySelectorAll("input")) input.checked = false;
  }
}

function filterBlocks(given) {
  const some = Object.keys(given).length > 0;
  for (const block of blocks) {
    const verdict = applies(conditions.get(block), given);
    block.hidden = some && verdict === false;
    const words = block.querySelector(":scope > .quand");
    if (words) words.hidden = some && verdict === true;
  }
}

function numberSteps() {
  const steps = [...document.querySelectorAll(".etapes > .etape")].filter((item) => !item.hidden);
  steps.forEach((item, rank) => {
    for (const mark of item.querySelectorAll("[data-repere]")) {
      mark.textContent = mark.textContent.replace(/^\d+/, rank + 1);
    }
  });
}

function summarise(given) {
  const prices = new Set([...document.querySelectorAll("#cout [data-prix]:not([hidden])")].map((n) => n.dataset.prix));
  for (const [node, first] of facts) {
    if (node.dataset.fait === "cout" && Object.keys(given).length && prices.size === 1) node.textContent = [...prices][0];
    else node.innerHTML = first;
  }
}

function say(given) {
  const open = fieldsets.filter((set) => !set.hidden);
  const count = Object.keys(given).length;
  const done = count > 0 && count === open.length;
  const bilan = form.querySelector("[data-bilan]");
  bilan.textContent = done ? bilan.dataset.complet : count ? bilan.dataset.partiel : bilan.dataset.vide;
  form.querySelector("[type=reset]").hidden = count === 0;
  const list = form.querySelector("[data-liste]");
  list.hidden = !done;
  list.href = list.dataset.base + open.map((set) => `${given[set.dataset.question]}/`).join("");
}

function remember(given) {
  const url = new URL(location.href);
  for (const set of fieldsets) url.searchParams.delete(set.dataset.question);
  for (const [question, answer] of Object.entries(given)) url.searchParams.set(question, answer);
  history.replaceState(null, "", url);
}

function update() {
  askQuestions();
  askQuestions(); // a question cleared above may close another one
  const given = answers();
  filterBlocks(given);
  numberSteps();
  summarise(given);
  say(given);
  remember(given);
}

for (const [question, answer] of new URLSearchParams(location.search)) {
  const input = fieldsets.find((set) => set.dataset.question === question)?.querySelector(`[value="${CSS.escape(answer)}"]`);
  if (input) input.checked = true;
}
form.addEventListener("change", update);
form.addEventListener("reset", () => setTimeout(update));
form.addEventListener("submit", (event) => event.preventDefault());
section.querySelector("[data-situation-liens]").replaceWith(form);
update();
