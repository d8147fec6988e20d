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
})();
