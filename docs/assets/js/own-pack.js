/* A pack of one's own: sheets are ticked, put in order and bound into one PDF, here in the browser. What is in it stands in
   the address, and what the address says is only ever put in as text. Each sheet comes as a script, when it is needed. */
"use strict";
(() => {
  const TOLD = 3; // so many unknown names are told, and so many letters of each
  const LETTERS = 40;
  const shared = window.amendsSearch;
  const list = document.querySelector(".am-own");
  if (!shared || !list || !window.DecompressionStream) return;
  const clone = (name) => document.getElementById(`own_${name}`).content.firstElementChild.cloneNode(true);
  const count = clone("count");
  const said = count.querySelector(".am-own-said");
  const pack = clone("pack");
  const part = (name) => pack.querySelector(`.am-own-${name}`);
  const groups = [...pack.querySelectorAll("[data-audience]")];
  const papers = [...pack.querySelectorAll("[name=own_paper]")];
  const rows = new Map(); // by the sheet's name
  const names = new Map(); // today's name of each sheet, also by its old ones
  const loaded = new Map();
  let chosen = [];
  let paper = "";
  let address = ""; // of the file that was made
  let asked = 0; // the number of the last pack asked for

  const some = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const link = (name) => rows.get(name).item.querySelector(`[data-paper="${paper}"]`);
  const pages = (name) => Number(link(name)?.dataset.pages || 0);
  const title = (name) => rows.get(name).title;
  const sum = (sheets) => sheets.reduce((all, name) => all + pages(name), 0);
  const grouped = (sheets) => groups.map((group) => sheets.filter((name) => rows.get(name).audience === group.dataset.audience));

  function written() {
    const parts = [chosen.length && `sheets=${chosen.join(",")}`, paper !== papers[0].value && `paper=${paper}`].filter(Boolean);
    return parts.length ? `?${parts.join("&")}` : "";
  }

  /* What the address asks for; returns what there is not, as a sentence. */
  function read() {
    const given = new URLSearchParams(location.search);
    const wanted = (given.get("sheets") || "").split(",").filter(Boolean);
    const known = papers.some((one) => one.value === given.get("paper"));
    paper = known ? given.get("paper") : papers[0].value;
    chosen = grouped([...new Set(wanted.map((name) => names.get(name)).filter(Boolean))]).flat();
    const lost = wanted.filter((name) => !names.has(name));
    const quoted = (name) => `“${[...name].slice(0, LETTERS).join("")}${name.length > LETTERS ? "…" : ""}”`;
    const more = lost.length > TOLD ? ` and ${lost.length - TOLD} more` : "";
    return [
      lost.length ? `There is no sheet ${lost.slice(0, TOLD).map(quoted).join(", ")}${more}.` : "",
      given.has("paper") && !known ? `There is no paper ${quoted(given.get("paper"))}.` : "",
    ].filter(Boolean).join(" ");
  }

  function choose(sheets, size = paper) {
    chosen = grouped(sheets).flat();
    paper = size;
    history.pushState(null, "", location.pathname + written());
    show("");
  }

  function show(lost) {
    const there = chosen.filter(link);
    const lacking = chosen.filter((name) => !link(name)).map((name) => `“${title(name)}” is not there on this paper, and is left out.`);
    const total = there.length ? `${some(there.length, "sheet")}, ${some(sum(there), "page")}.` : "Nothing is ticked yet.";
    said.textContent = [total, ...lacking, lost].filter(Boolean).join(" ");
    for (const [name, row] of rows) row.tick.checked = chosen.includes(name);
    for (const one of papers) one.checked = one.value === paper;
    for (const [at, sheets] of grouped(chosen).entries()) {
      groups[at].hidden = !sheets.length;
      groups[at].querySelector("ol").replaceChildren(...sheets.map((name, place) => line(name, place, sheets)));
    }
    part("none").hidden = chosen.length > 0;
    part("make").disabled = !there.length;
    part("empty").disabled = !chosen.length;
    forget();
  }

  /* A sheet in the pack, with what moves it within those that the same people get. */
  function line(name, place, sheets) {
    const made = clone("line");
    made.querySelector(".am-own-name").textContent = `${title(name)} (${some(pages(name), "page")})`;
    for (const key of made.querySelectorAll("button")) {
      const step = Number(key.dataset.step);
      key.setAttribute("aria-label", `${key.textContent}: ${title(name)}`);
      key.hidden = step !== 0 && !sheets[place + step];
      key.addEventListener("click", () => (step ? move(name, sheets[place + step], step) : drop(name, sheets[place + 1] || sheets[place - 1])));
    }
    made.dataset.sheet = name;
    return made;
  }

  function move(name, other, step) {
    choose(chosen.map((one) => (one === name ? other : one === other ? name : one)));
    const keys = [step, -step].map((one) => pack.querySelector(`[data-sheet="${name}"] [data-step="${one}"]`));
    keys.find((key) => !key.hidden).focus();
  }

  function drop(name, next) {
    choose(chosen.filter((one) => one !== name));
    (pack.querySelector(`[data-sheet="${next}"] [data-step="0"]`) || pack.querySelector("h2")).focus();
  }

  /* The file of a pack that is no longer this one. */
  function forget() {
    asked += 1;
    if (address) URL.revokeObjectURL(address);
    address = "";
    part("made").textContent = "";
    part("get").hidden = true;
  }

  const load = (path) => {
    if (!loaded.has(path)) loaded.set(path, shared.load(path).catch((lost) => (loaded.delete(path), Promise.reject(lost))));
    return loaded.get(path);
  };

  async function data(path) {
    await load(path);
    const packed = Uint8Array.from(atob(shared.given[path]), (sign) => sign.charCodeAt(0));
    return JSON.parse(await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"))).text());
  }

  async function make() {
    forget();
    const now = asked;
    const sheets = chosen.filter(link);
    part("made").textContent = "Making your pack …";
    try {
      await Promise.all(["bind", "cover"].map((name) => load(`assets/js/own-pack-${name}.js`)));
      const [letters, ...found] = await Promise.all([list.dataset.letters, ...sheets.map((name) => rows.get(name).script)].map(data));
      const bound = shared.given.bind(letters, sheets.map((name, at) => ({ title: title(name), leaves: found[at], paper })), words(sheets));
      if (now !== asked) return;
      offer(new Blob(bound.chunks, { type: "application/pdf" }), bound.pages);
    } catch (trouble) {
      if (now === asked) part("made").textContent = "The pack could not be made. Open the sheets from the list, and print each.";
      console.warn(trouble);
    }
  }

  function offer(file, number) {
    address = URL.createObjectURL(file);
    part("made").textContent = `Your pack is ready: ${some(number, "page")}, with the contents in front.`;
    part("open").href = part("save").href = address;
    part("save").download = `your-own-pack-${paper}.pdf`;
    part("get").hidden = false;
    window.open(address, "_blank"); // where the browser does not allow it, there is the link
  }

  /* What stands on the page of contents. */
  function words(sheets) {
    const labels = groups.map((group) => group.querySelector("h3").textContent);
    const again = new URL(list.dataset.address + written()).href;
    const audiences = ["everybody", ...sheets.map((name) => rows.get(name).audience)];
    const newest = sheets.map((name) => rows.get(name).updated).sort().at(-1);
    return {
      paper,
      label: `${document.querySelector(".am-eyebrow").textContent.toUpperCase()} · ${document.querySelector(".am-home span").textContent}`,
      title: pack.querySelector("h2").textContent,
      titles: sheets.map(title),
      facts: `${some(sheets.length, "sheet")}, ${some(sum(sheets), "page")} after the contents. The newest sheet is of ${newest}.`,
      groups: grouped(sheets).map((group, at) => ({ title: labels[at], sheets: group.map((name) => sheets.indexOf(name)) })),
      printing: document.getElementById("print_it").textContent,
      lines: [...document.querySelectorAll(".am-own-print li")].filter((one) => audiences.includes(one.dataset.for)).map((one) => one.textContent),
      again: ["Make it again at ", again],
    };
  }

  for (const item of list.querySelectorAll("[data-sheets]")) {
    const label = clone("tick");
    const tick = label.querySelector("input");
    const known = item.dataset.sheets.split(" ");
    label.append(item.querySelector(".am-own-what"));
    item.prepend(label);
    rows.set(known[0], { item, tick, title: item.querySelector(".am-own-title").textContent, ...item.dataset });
    for (const name of known) names.set(name, known[0]);
    tick.addEventListener("change", () => choose(tick.checked ? [...chosen, known[0]] : chosen.filter((one) => one !== known[0])));
  }
  for (const one of papers) one.addEventListener("change", () => choose(chosen, one.value));
  part("make").addEventListener("click", make);
  part("empty").addEventListener("click", () => (choose([]), pack.querySelector("h2").focus()));
  list.classList.add("am-owning");
  list.append(count);
  document.querySelector(".am-glance").append(clone("jump")); // past some hundred links and boxes
  list.closest("section").after(pack);
  window.addEventListener("popstate", () => show(read()));
  show(read());
})();
