/* Two to four cases side by side. Each case's data is a script of its own, since a page in a folder may fetch nothing;
   a text of a record is only ever put in as text. Which cases, stands in the address. */
"use strict";
(() => {
  const MOST = 4;
  const SHOWN = 60; // cases to choose from at once
  const SHEET = { title: 78, width: 310, height: 990 }; // what the two columns of A4 or US Letter, landscape, have for the rows, in points
  const ROW = 1.7; // what a row takes besides its lines
  const WHOLE = 99; // as many lines as no text has: none is cut
  const LOOSE = 1.17; // lines end between words, and some letters are bold: this much more than the plain letters' width
  // On a phone a style takes the table apart; that it is one is said by its parts.
  const ROLES = { table: "table", "thead, tbody": "rowgroup", tr: "row", td: "cell", "thead th": "columnheader", "[data-row] th": "rowheader" };
  const shared = window.amendsSearch;
  const pick = document.querySelector(".am-pick");
  if (!shared || !pick) return;
  const pattern = (name) => document.getElementById(`compare_${name}`).content;
  const clone = (name) => pattern(name).firstElementChild.cloneNode(true);
  const top = clone("choose");
  const said = top.querySelector("[role=status]");
  const input = top.querySelector("input");
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const loaded = new Map();
  const items = new Map();
  let chosen = [];
  let result = null;
  let asked = 0; // the number of the last comparison asked for

  function read() {
    const wanted = (new URLSearchParams(location.search).get("cases") || "").split(",").filter(Boolean);
    chosen = [...new Set(wanted)].filter((id) => items.has(id)).slice(0, MOST);
    return wanted.filter((id) => !items.has(id));
  }

  function choose(ids) {
    chosen = ids;
    history.pushState(null, "", location.pathname + (ids.length ? `?cases=${ids.join(",")}` : ""));
    show([]);
  }

  async function data(id) {
    if (!loaded.has(id)) {
      await shared.load(`assets/explore/case/${id}.js`);
      loaded.set(id, JSON.parse(shared.given[`case/${id}`]));
    }
    return loaded.get(id);
  }

  async function show(lost) {
    const now = (asked += 1);
    for (const [id, one] of items) {
      one.tick.checked = chosen.includes(id);
      one.tick.disabled = !one.tick.checked && chosen.length >= MOST;
    }
    const missing = lost.length ? ` There is no case “${lost.join("”, “")}”.` : "";
    if (chosen.length < 2) {
      result?.remove();
      result = null;
      said.textContent = `${chosen.length ? "One case chosen. Choose one to three more." : "Choose two to four cases."}${missing}`;
      return;
    }
    try {
      const cases = await Promise.all(chosen.map(data));
      if (now !== asked) return;
      const counts = build(chosen.map((id, at) => ({ ...cases[at], id, link: items.get(id).link.getAttribute("href") })));
      said.textContent = `${chosen.length} cases side by side: ${counts.differs} row${counts.differs === 1 ? " differs" : "s differ"}, ${counts.same} ${counts.same === 1 ? "is" : "are"} the same.${missing}`;
    } catch {
      said.textContent = "The cases could not be loaded. Open their pages from the list.";
    }
  }

  function build(cases) {
    const made = clone("result");
    made.querySelector(".am-compare-differs thead tr").append(...cases.map(header));
    const counts = divide(made, cases);
    const [size, lines] = fit(made.querySelectorAll(".am-compare-differs tr"), cases.length);
    made.style.setProperty("--am-fit", `${size}pt`);
    made.style.setProperty("--am-lines", lines);
    made.toggleAttribute("data-cut", lines < WHOLE);
    made.dataset.cases = cases.length;
    made.querySelector(".am-compare-same").hidden = !counts.same;
    made.querySelector(".am-compare-same summary span").textContent = `${counts.same} row${counts.same === 1 ? "" : "s"}`;
    made.querySelector(".am-compare-print").addEventListener("click", () => window.print());
    for (const [name, role] of Object.entries(ROLES)) for (const one of made.querySelectorAll(name)) one.setAttribute("role", role);
    if (result) result.replaceWith(made);
    else pick.closest("section").after(made);
    result = made;
    return counts;
  }

  /* Put each row that any of the cases has into one of the two tables; returns how many rows there are in each. */
  function divide(made, cases) {
    const counts = { differs: 0, same: 0 };
    for (const group of pattern("rows").querySelectorAll("tbody")) {
      const differs = group.cloneNode(true);
      const same = group.cloneNode(true);
      for (const row of group.querySelectorAll("[data-row]")) {
        const cells = cases.map((one) => one.rows[row.dataset.row]);
        const alike = cells.every((cell) => meant(cell) === meant(cells[0]));
        const there = cells.some(Boolean);
        const mine = differs.querySelector(`[data-row="${row.dataset.row}"]`);
        const folded = same.querySelector(`[data-row="${row.dataset.row}"]`);
        if (!there || alike) mine.remove();
        else mine.append(...cells.map((cell, at) => filled(cell, cases[at], group, row)));
        if (!there || !alike) folded.remove();
        else folded.append(together(cells, cases, group, row));
        if (there) counts[alike ? "same" : "differs"] += 1;
      }
      place(differs, made.querySelector(".am-compare-differs"), cases.length);
      place(same, made.querySelector(".am-compare-same table"), 1);
    }
    return counts;
  }

  /* A group with its rows, unless none is left; its heading reaches over all columns. */
  function place(group, table, columns) {
    if (!group.querySelector("[data-row]")) return;
    group.querySelector(".am-compare-group th").colSpan = columns + 1;
    table.append(group);
  }

  /* How wide a letter is on average, at size 1, in the letters that this reader's machine has. */
  function wide(text) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `100px ${getComputedStyle(document.body).fontFamily}`;
    return (LOOSE * pen.measureText(text).width) / text.length / 100;
  }

  /* The letters (in points) with which all rows find room on a sheet, and how many lines of a text: rather less text than
     letters that nobody can read. */
  function fit(rows, count) {
    const words = [...rows].map((row) => [...row.cells].map((cell) => (cell.querySelector(".am-compare-text") || cell).textContent.trim()));
    const texts = words.map((cells) => cells.map((text) => text.length + 4));
    const each = wide(words.flat().join(" "));
    const high = (size, most) => {
      const letters = (width) => (width - 6) / (size * each);
      const lines = ([title, ...cells]) =>
        Math.max(Math.ceil(title / letters(SHEET.title)), ...cells.map((text) => Math.min(most, Math.ceil(text / letters(SHEET.width / count)))));
      return texts.reduce((sum, cells) => sum + lines(cells) * size * 1.2 + ROW, 0);
    };
    const ways = [[8, WHOLE], [7.5, WHOLE], [7, WHOLE], [6.5, WHOLE], [7, 6], [7, 4], [7, 3], [7, 2], [7, 1], [6.5, 1], [6, 1], [5.5, 1], [5, 1]];
    return ways.find((way) => high(...way) < SHEET.height) || ways.at(-1);
  }

  /* Verdicts are compared, not the words of the reasons, which always differ. */
  const meant = (cell) => (cell ? cell.word || cell.lines.join("\n") : "");

  function header(one) {
    const made = clone("case").querySelector("th");
    const link = document.createElement("a");
    link.textContent = one.title;
    link.href = one.link;
    made.prepend(link);
    const drop = made.querySelector("button");
    drop.setAttribute("aria-label", `Take out: ${one.title}`);
    drop.addEventListener("click", () => {
      choose(chosen.filter((id) => id !== one.id));
      items.get(one.id).tick.focus();
    });
    return made;
  }

  function filled(cell, one, group, row) {
    const made = clone("cell").querySelector("td");
    made.querySelector(".am-compare-who").textContent = one.title;
    made.querySelector(".am-compare-text").append(...(cell ? inside(cell, one) : [none(one, group, row)]));
    return made;
  }

  function inside(cell, one) {
    const found = [];
    if (cell.word) {
      const link = document.createElement("a");
      link.href = `${one.link}#${encodeURIComponent(cell.anchor)}`;
      link.append(document.querySelector(`template[data-word="${cell.word}"]`).content.cloneNode(true));
      found.push(link);
    }
    for (const line of cell.lines || []) {
      const text = document.createElement("p");
      text.textContent = line;
      found.push(text);
    }
    return found;
  }

  function none(one, group, row) {
    const text = document.createElement("p");
    text.className = "am-compare-none";
    text.textContent = one.judged || row.dataset.row.startsWith("standard-") ? group.dataset.missing : "no response to judge";
    return text;
  }

  /* A row that is the same in all: its words once; where only the verdict is, the reasons case by case. */
  function together(cells, cases, group, row) {
    const alike = cells.every((cell) => (cell.lines || []).join("\n") === (cells[0].lines || []).join("\n"));
    if (alike && !cells[0].word) return filled(cells[0], { title: "" }, group, row);
    const made = clone("cell").querySelector("td");
    cells.forEach((cell, at) => {
      const who = document.createElement("p");
      who.className = "am-compare-each";
      who.textContent = cases[at].title;
      made.querySelector(".am-compare-text").append(who, ...inside(cell, cases[at]));
    });
    return made;
  }

  function sift() {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
    let left = SHOWN;
    for (const one of items.values()) {
      const fits = wanted.every((word) => one.folded.includes(word));
      one.item.hidden = !(one.tick.checked || (fits && left > 0));
      if (fits) left -= 1;
    }
  }

  for (const item of pick.querySelectorAll("[data-case]")) {
    const link = item.querySelector("a");
    const tick = pattern("tick").firstElementChild.cloneNode();
    tick.setAttribute("aria-label", `Compare: ${link.textContent}`);
    tick.addEventListener("change", () => {
      const id = item.dataset.case;
      choose(tick.checked ? [...chosen, id] : chosen.filter((one) => one !== id));
    });
    item.prepend(tick);
    items.set(item.dataset.case, { item, link, tick, folded: fold(`${link.textContent} ${item.dataset.case}`) });
  }
  pick.prepend(top);
  pick.classList.add("am-picking");
  input.addEventListener("input", sift);
  window.addEventListener("popstate", () => show(read()));
  const lost = read();
  show(lost).then(sift);
})();
