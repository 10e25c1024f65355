// Search and filters of a table. Without it every row is shown and the filters stay hidden.
"use strict";

(function () {
  const form = document.querySelector("form.filters");
  const table = document.querySelector("table.found");
  if (!form || !table) { return; }
  const words = form.querySelector("input");
  const selects = Array.from(form.querySelectorAll("select"));
  const count = document.querySelector(".count");
  const rows = Array.from(table.tBodies[0].rows, function (row) {
    const facets = selects.map(function (select) { return ` ${row.getAttribute(`data-${select.name}`) || ""} `; });
    return { row: row, text: plain(row.textContent), facets: facets };
  });

  // Full-width forms, case and spaces make no difference.
  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " "); }

  // The rows that a screen holds come back at once, the others in parts between frames, so that typing is never held up.
  const FIRST = 40;
  const PART = 100;
  let waiting = [];
  let frame = 0;
  let timer = 0;
  function reveal(number) {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    for (const one of waiting.splice(0, number)) { one.row.hidden = false; }
    if (waiting.length) {
      frame = requestAnimationFrame(function () { timer = setTimeout(function () { reveal(PART); }, 0); });
    }
  }
  window.addEventListener("beforeprint", function () { reveal(waiting.length); });

  function apply() {
    const asked = plain(words.value).split(" ").filter(Boolean);
    const wanted = selects.map(function (select) { return select.value && ` ${select.value} `; });
    const found = rows.filter(function (one) {
      return wanted.every(function (value, at) { return !value || one.facets[at].includes(value); })
        && asked.every(function (word) { return one.text.includes(word); });
    });
    const kept = new Set(found);
    for (const one of rows) { if (!kept.has(one)) { one.row.hidden = true; } }
    const isHidden = function (one) { return one.row.hidden; };
    waiting = found.filter(isHidden);
    reveal(found.slice(0, FIRST).filter(isHidden).length);
    const number = found.length;
    const said = !number ? count.dataset.none : number < rows.length ? count.dataset.some : count.dataset.all;
    count.textContent = said.replace("{shown}", number).replace("{all}", rows.length);
  }

  // The address says what is asked for, so that it can be passed on.
  function note() {
    const state = new URLSearchParams();
    for (const field of [words, ...selects]) { if (field.value) { state.set(field.name, field.value); } }
    const hash = state.toString();
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  function recall() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of [words, ...selects]) {
      const value = state.get(field.name) || "";
      field.value = value;
      if (field.value !== value) { field.value = ""; }
    }
    apply();
  }

  form.hidden = false;
  form.addEventListener("input", function () { apply(); note(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(function () { apply(); note(); }, 0); });
  window.addEventListener("hashchange", recall);
  recall();
}());
