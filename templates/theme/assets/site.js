// Every page: menu, light/dark switch, print button, and the search that is fetched when its field gets the focus.
// Nothing is stored: a chosen mode travels in the addresses of the links that are followed.

const page = document.documentElement;
const MODES = ["clair", "sombre"];

function openMenu() {
  const link = document.querySelector("[data-menu]");
  const menu = document.getElementById("navigation");
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.textContent = link.textContent;
  button.setAttribute("aria-controls", menu.id);
  const show = (open) => {
    menu.classList.toggle("menu--ouvert", open);
    button.setAttribute("aria-expanded", String(open));
  };
  show(false);
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") === "false") return;
    show(false);
    button.focus();
  });
  link.replaceWith(button);
}

function switchMode() {
  const button = document.querySelector("[data-mode]:not(html)");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const asked = new URLSearchParams(location.search).get("affichage");
  const current = () => page.dataset.mode ?? (system.matches ? "sombre" : "clair");
  const name = () => { button.textContent = current() === "sombre" ? button.dataset.clair : button.dataset.sombre; };
  if (MODES.includes(asked)) page.dataset.mode = asked;
  button.hidden = false;
  name();
  system.addEventListener("change", name);
  button.addEventListener("click", () => {
    page.dataset.mode = current() === "sombre" ? "clair" : "sombre";
    name();
  });
  document.addEventListener("click", (event) => {
    const link = page.dataset.mode && event.target.closest?.("a[href]");
    if (!link || link.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
    const url = new URL(link.href);
    url.searchParams.set("affichage", page.dataset.mode);
    link.href = url;
  }, true);
}

function printButtons() {
  for (const button of document.querySelectorAll("[data-imprimer]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

function searchOnFocus() {
  for (const form of document.querySelectorAll("[data-recherche]")) {
    const field = form.querySelector("input");
    const start = async () => {
      const { attach } = await import("./champ.js");
      attach(form, field);
    };
    field.addEventListener("focus", start, { once: true });
    if (form.dataset.recherche === "page") {
      const asked = new URLSearchParams(location.search).get("q");
      if (asked) field.value = asked;
      field.focus();
    }
  }
}

for (const note of document.querySelectorAll("[data-sans-script]")) note.hidden = true;
openMenu();
switchMode();
printButtons();
searchOnFocus();
