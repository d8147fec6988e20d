// The search field: fetches the index once, then suggests as one types (a combobox of the ARIA patterns).

import { Search } from "./recherche.js";

const HERE = new URL(".", import.meta.url);
const ROOT = new URL("..", import.meta.url);
const MOST = 6;
let loading;

const load = () => (loading ??= fetch(new URL("recherche.json", HERE)).then((reply) => reply.json())
  .then((index) => new Search(index)));

function element(name, className, text = "") {
  const node = document.createElement(name);
  node.className = className;
  node.textContent = text;
  return node;
}

function who(entry) {
  return element("span", `acteur acteur--${entry.g}`, entry.q);
}

export async function attach(form, field) {
  const list = element("ul", "suggestions");
  list.id = `${field.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Démarches proposées");
  list.hidden = true;
  form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list" })) field.setAttribute(name, value);
  const status = element("p", "invisible");
  status.setAttribute("role", "status");
  form.append(status);
  const search = await load();
  const onPage = form.dataset.recherche === "page";
  let active = -1;

  function close() {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function activate(rank) {
    const options = [...list.children];
    active = (rank + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    field.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  }

  function suggest() {
    const found = field.value.trim().length > 1 ? search.find(field.value, MOST) : [];
    list.replaceChildren(...found.map((entry, rank) => {
      const option = element("li", "suggestion");
      option.id = `${list.id}-${rank}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.adresse = new URL(entry.u, ROOT).href;
      option.append(element("span", "suggestion__titre", entry.t), " ", who(entry));
      return option;
    }));
    active = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = found.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = field.value.trim().length > 1 ? count(found.length) : "";
  }

  function count(number) {
    if (number === 0) return "Aucune démarche trouvée.";
    return number === 1 ? "1\u00a0démarche proposée." : `${number}\u00a0démarches proposées.`;
  }

  function follow(option) {
    location.assign(option.dataset.adresse);
  }

  field.addEventListener("input", () => (onPage ? showResults() : suggest()));
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" && list.children.length) {
      event.preventDefault();
      if (list.hidden) suggest();
      activate(active + 1);
    } else if (event.key === "ArrowUp" && !list.hidden) {
      event.preventDefault();
      activate(active < 0 ? -1 : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      follow(list.children[active]);
    }
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) follow(option);
  });

  function showResults() {
    const place = document.querySelector("[data-resultats]");
    const question = field.value.trim();
    const found = question.length > 1 ? search.find(question, 20) : [];
    place.replaceChildren(...found.map((entry) => {
      const item = element("li", `carte carte--${entry.g}`);
      const text = element("div", "carte__texte");
      const title = element("h2", "carte__titre");
      const link = element("a", "", entry.t);
      link.href = new URL(entry.u, ROOT).href;
      title.append(link);
      const last = element("p", "carte__qui");
      last.append(who(entry));
      text.append(title, element("p", "carte__resume", entry.r), last);
      item.append(text);
      return item;
    }));
    const bilan = document.querySelector("[data-resultats-bilan]");
    bilan.textContent = question.length > 1 ? count(found.length).replace("proposée", "trouvée") : "";
  }

  if (onPage) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
      showResults();
    });
    showResults();
  } else if (field.value) suggest();
}
