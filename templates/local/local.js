// Reloads the page when a source file was saved: asks the local server, which answers when something changed.
(function () {
  "use strict";
  const seen = document.currentScript.dataset.numero;
  async function wait() {
    try {
      const answer = await fetch("/_local/attendre", { headers: { "X-Numero": seen }, cache: "no-store" });
      const state = await answer.json();
      if (String(state.numero) !== seen) return location.reload();
    } catch (failure) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    return wait();
  }
  wait();

  // Marks on the page each sentence of the margin, with the number of its reason: colour alone would not be enough.
  function plain(text) {
    return text.replace(/[’ʼ]/g, "'").replace(/[\u00a0\u202f\n]/g, " ").toLowerCase();
  }
  function mark(words, number) {
    const main = document.querySelector("main") || document.body;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = plain(walker.currentNode.data).indexOf(plain(words));
      if (at < 0 || walker.currentNode.parentElement.closest(".local-marge, .local-dur, script, style")) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      const found = document.createElement("mark");
      found.className = "local-dur";
      range.surroundContents(found);
      const link = document.createElement("a");
      link.href = `#local-constat-${number}`;
      link.textContent = ` [à revoir : ${number}]`;
      found.append(link);
      return;
    }
  }
  document.querySelectorAll(".local-marge li").forEach((item, rank) => {
    item.id = `local-constat-${rank + 1}`;
    const words = item.querySelector(".local-phrase").textContent.trim().replace(/^«\s*|\s*»$/g, "");
    mark(words, rank + 1);
  });
})();
