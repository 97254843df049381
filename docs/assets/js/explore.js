/* The case explorer: what a reader presses, types and orders by sifts the cards that the page holds already.
   All of it stands in the address, so that a view can be shared. Without this script the whole list stays. */
"use strict";
(() => {
  const SLICE = 60; // cards that are shown at once
  const MOST = 4; // cases side by side
  const TURN = 8; // milliseconds of reading cards before something else has its turn
  const shared = window.amendsSearch;
  const place = document.querySelector(".am-explorer");
  if (!shared || !place) return;
  const whole = location.protocol === "file:" || location.pathname.endsWith("/index.html"); // addresses name their files
  const clone = (name) => document.getElementById(`explore_${name}`).content.firstElementChild.cloneNode(true);
  const escaped = (value) => encodeURIComponent(value).replace(/%20/g, "+");

  shared
    .load("assets/js/search-words.js")
    .then(() => shared.load("assets/explore/cases.js"))
    .then(() => begin(shared.given.words(), JSON.parse(shared.given.explore)))
    .catch((error) => console.warn(`The cases cannot be sifted: ${error.message}`));

  function begin(words, data) {
    const results = place.querySelector(".am-explore-results");
    const list = results.querySelector("ul");
    const panel = clone("panel");
    const head = clone("head");
    const tail = clone("tail");
    const input = panel.querySelector("#explore_words");
    const order = panel.querySelector("#explore_sort");
    const unit = panel.querySelector("#explore_unit");
    const said = head.querySelector("[role=status]");
    const chips = head.querySelector(".am-explore-chips");
    const apart = tail.querySelector(".am-explore-apart");
    const more = tail.querySelector(".am-explore-more");
    const compare = tail.querySelector(".am-explore-compare");
    const comparing = compare.querySelector("a").getAttribute("href") + (whole && !compare.querySelector("a").href.endsWith(".html") ? "index.html" : "");

    /* Orders: the place of a case, a number and what to say of it, or nothing; and whether the least comes first. */
    const ORDERS = {
      newest: { at: (one) => one.places[0], say: (text) => text },
      words: { at: (one) => one.places[1] },
      remedy: { at: (one) => one.places[2] },
      way: { at: (one) => one.places[3] },
      "first-word": { at: (one) => one.places[4], say: (text) => `First word after the public knew: ${text}`, least: true },
      reach: { at: (one) => one.places[5][state.unit], say: (text) => `Reach: ${text}` },
    };

    const values = []; // of all facets, numbered through
    const byName = new Map();
    const cards = new Map([...list.children].map((card) => [card.dataset.case, card]));
    const cases = data.cases
      .filter(([id]) => cards.has(id))
      .map(([id, also, has, ...places], at) => ({ id, also, has, places, at, card: cards.get(id), title: cards.get(id).querySelector("h3").textContent }));
    const known = new Set(cases.map((one) => one.id));
    let state = null;
    let limit = SLICE;
    let typed = false; // the last step in the history came from typing
    let unread = 0; // the first case whose card has not been read for words

    /* ---- The address ---- */
    function read() {
      const asked = new URLSearchParams(location.search);
      const found = { chosen: new Int8Array(values.length), q: asked.get("q") || "", sort: asked.get("sort") || "", unit: asked.get("unit") || "", compare: [] };
      for (const facet of data.facets) {
        for (const [sign, name] of [[1, facet.name], [-1, `not-${facet.name}`]]) {
          for (const value of (asked.get(name) || "").split(",")) {
            const one = byName.get(`${facet.name}/${value}`);
            if (one) found.chosen[one.number] = sign;
          }
        }
      }
      if (!Object.hasOwn(ORDERS, found.sort)) found.sort = "";
      if (!data.units.some(([name]) => name === found.unit)) found.unit = data.units.length ? mostCounted() : "";
      found.compare = [...new Set((asked.get("compare") || "").split(","))].filter((id) => known.has(id)).slice(0, MOST);
      return found;
    }

    function address() {
      const parts = [];
      for (const [at, facet] of data.facets.entries()) {
        for (const [sign, name] of [[1, facet.name], [-1, `not-${facet.name}`]]) {
          const found = values.filter((one) => one.facet === at && state.chosen[one.number] === sign);
          if (found.length) parts.push(`${name}=${found.map((one) => escaped(one.value)).join(",")}`);
        }
      }
      if (state.q.trim()) parts.push(`q=${escaped(state.q.trim())}`);
      if (state.sort) parts.push(`sort=${state.sort}`);
      if (state.sort === "reach" && state.unit) parts.push(`unit=${escaped(state.unit)}`);
      if (state.compare.length) parts.push(`compare=${state.compare.map(escaped).join(",")}`);
      return location.pathname + (parts.length ? `?${parts.join("&")}` : "") + location.hash;
    }

    function changed(how) {
      if (how !== "same") limit = SLICE;
      history[how === "new" ? "pushState" : "replaceState"](null, "", address());
      show();
    }

    function mostCounted() {
      const count = (name) => cases.filter((one) => one.places[5]?.[name]).length;
      return data.units.map(([name]) => name).reduce((best, name) => (count(name) > count(best) ? name : best));
    }

    /* ---- Sifting ---- */
    function terms(one) {
      if (one.terms === undefined) {
        const parts = [...one.card.children].filter((part) => part !== one.foot);
        one.text = [...parts.map((part) => part.textContent), one.also].join("\n");
        one.terms = ` ${words.terms(one.text, true).join(" ")} `;
      }
      return one.terms;
    }

    function readOn() {
      const until = performance.now() + TURN;
      while (unread < cases.length && performance.now() < until) terms(cases[unread++]);
      if (unread < cases.length) setTimeout(readOn);
    }

    function spoken(query) {
      const asked = words.read(query);
      const says = (one, word) =>
        terms(one).includes(` ${word.stem} `) || (word.last && one.terms.includes(` ${word.folded}`)) || word.like.some((term) => one.terms.includes(` ${term} `));
      return (one) => asked.words.every((word) => says(one, word)) && asked.phrases.every((phrase) => terms(one) && one.text.search(phrase) >= 0);
    }

    /* The cases that pass every facet, and for each value how many it would leave. */
    function sift() {
      const { chosen } = state;
      const counts = new Uint32Array(values.length);
      const wanted = data.facets.map((facet, at) => values.some((one) => one.facet === at && chosen[one.number] > 0));
      const fits = state.q.trim() ? spoken(state.q) : () => true;
      const has = new Uint8Array(wanted.length);
      const barred = new Uint8Array(wanted.length);
      const found = cases.filter((one) => {
        if (!fits(one)) return false;
        has.fill(0);
        barred.fill(0);
        for (const number of one.has) {
          if (chosen[number] > 0) has[values[number].facet] = 1;
          if (chosen[number] < 0) barred[values[number].facet] += 1;
        }
        let failing = 0;
        let only = -1; // the one facet that the case does not pass
        for (let at = 0; at < wanted.length; at += 1) {
          if (!barred[at] && (!wanted[at] || has[at])) continue;
          failing += 1;
          only = at;
        }
        if (failing > 1) return false;
        for (const number of one.has) {
          const at = values[number].facet;
          if (failing && only !== at) continue;
          if (!barred[at] || (barred[at] === 1 && chosen[number] < 0)) counts[number] += 1;
        }
        return !failing;
      });
      return { found, counts };
    }

    function ranked(found) {
      const by = ORDERS[state.sort];
      if (!by) return { row: found, rest: [] };
      const number = (one) => [by.at(one)].flat()[0];
      const row = found.filter((one) => by.at(one) != null);
      row.sort((a, b) => (by.least ? number(a) - number(b) : number(b) - number(a)) || a.at - b.at);
      return { row, rest: found.filter((one) => by.at(one) == null) };
    }

    /* ---- Showing ---- */
    function dressed(one) {
      if (!one.tick) {
        one.foot = clone("tick");
        one.tick = one.foot.querySelector("input");
        one.tick.setAttribute("aria-label", `Compare: ${one.title}`);
        one.tick.addEventListener("change", () => {
          state.compare = one.tick.checked ? [...state.compare, one.id] : state.compare.filter((id) => id !== one.id);
          changed("same");
        });
        one.card.append(one.foot);
      }
      one.tick.checked = state.compare.includes(one.id);
      one.tick.disabled = !one.tick.checked && state.compare.length >= MOST;
      const by = ORDERS[state.sort];
      const why = one.foot.querySelector("p");
      const text = by?.say && by.at(one) ? by.say(by.at(one)[1]) : "";
      why.hidden = !text;
      why.textContent = text;
      return one.card;
    }

    const kept = (parent, made) => (made.length === parent.children.length && made.every((one, at) => one === parent.children[at])) || parent.replaceChildren(...made);

    function show() {
      const { found, counts } = sift();
      const { row, rest } = ranked(found);
      kept(list, row.slice(0, limit).map(dressed));
      kept(apart.querySelector("ul"), rest.slice(0, Math.max(0, limit - row.length)).map(dressed));
      apart.hidden = !rest.length;
      apart.querySelector("span").textContent = number(rest.length, "case");
      more.hidden = found.length <= limit;
      said.textContent = found.length === cases.length ? `All ${number(cases.length, "case")}` : `${found.length} of ${number(cases.length, "case")}${found.length ? "" : ". Take a choice away to see more."}`;
      for (const one of values) paint(one, counts[one.number]);
      for (const one of data.facets) {
        const set = one.values.reduce((sum, value, at) => sum + Math.abs(state.chosen[one.first + at]), 0);
        one.set.textContent = set ? `${set} chosen` : "";
      }
      kept(chips, values.filter((one) => state.chosen[one.number]).map(chip).concat(state.q.trim() || values.some((one) => state.chosen[one.number]) ? clear : []));
      if (input.value.trim() !== state.q.trim()) input.value = state.q;
      order.value = state.sort;
      unit.value = state.unit;
      unit.parentElement.hidden = state.sort !== "reach";
      compare.hidden = !state.compare.length;
      compare.querySelector("span").textContent = state.compare.length < 2 ? "1 case chosen. Choose one more." : `${state.compare.length} cases chosen.`;
      compare.querySelector("a").hidden = state.compare.length < 2;
      compare.querySelector("a").setAttribute("href", `${comparing}?cases=${state.compare.map(escaped).join(",")}`);
    }

    const number = (count, word) => `${count.toLocaleString("en")} ${word}${count === 1 ? "" : "s"}`;

    function paint(one, count) {
      const sign = state.chosen[one.number];
      if (one.count === count && one.sign === sign) return;
      Object.assign(one, { count, sign });
      one.with.setAttribute("aria-pressed", String(sign > 0));
      one.not.setAttribute("aria-pressed", String(sign < 0));
      one.row.classList.toggle("am-none", !count && !sign);
      one.row.querySelector(".am-number").textContent = count;
      one.with.setAttribute("aria-label", `${one.label} ${count}`);
    }

    function press(one, sign) {
      state.chosen[one.number] = state.chosen[one.number] === sign ? 0 : sign;
      typed = false;
      changed("new");
    }

    function chip(one) {
      const text = `${data.facets[one.facet].title}: ${state.chosen[one.number] < 0 ? "not " : ""}${one.label}`;
      if (!one.chip) {
        one.chip = clone("chip");
        one.chip.addEventListener("click", () => {
          press(one, state.chosen[one.number]);
          (chips.querySelector("button") || panel.querySelector("summary")).focus();
        });
      }
      one.chip.querySelector("span").textContent = text;
      one.chip.setAttribute("aria-label", `${text}: take away`);
      return one.chip;
    }

    const clear = clone("chip");
    clear.querySelector("span").textContent = "Take all away";
    clear.addEventListener("click", () => {
      state.chosen.fill(0);
      state.q = input.value = "";
      changed("new");
      panel.querySelector("summary").focus();
    });

    /* ---- Building ---- */
    for (const [at, facet] of data.facets.entries()) {
      const made = clone("facet");
      made.querySelector(".am-explore-name").textContent = facet.title;
      Object.assign(facet, { first: values.length, set: made.querySelector(".am-explore-set"), box: made });
      for (const [value, label] of facet.values) {
        const row = clone("value");
        const [yes, no] = row.querySelectorAll("button");
        const one = { facet: at, value, label, row, with: yes, not: no, number: values.length };
        row.querySelector(".am-explore-label").textContent = label;
        no.setAttribute("aria-label", `not ${label}`);
        yes.addEventListener("click", () => press(one, 1));
        no.addEventListener("click", () => press(one, -1));
        made.querySelector("ul").append(row);
        byName.set(`${facet.name}/${value}`, one);
        values.push(one);
      }
      if (facet.values.length) panel.querySelector(".am-explore-facets").append(made);
    }
    for (const [name, label] of data.units) unit.append(new Option(label, name));
    input.addEventListener("input", () => {
      state.q = input.value;
      changed(typed ? "typed" : "new");
      typed = true;
    });
    for (const [field, name] of [[order, "sort"], [unit, "unit"]]) {
      field.addEventListener("change", () => {
        state[name] = field.value;
        typed = false;
        changed("new");
      });
    }
    more.addEventListener("click", () => {
      const before = results.querySelectorAll(".am-card").length;
      limit += SLICE;
      show();
      results.querySelectorAll(".am-card h3 a")[before]?.focus();
    });
    window.addEventListener("popstate", () => {
      state = read();
      typed = false;
      limit = SLICE;
      show();
    });
    state = read();
    panel.open = matchMedia("(min-width: 62em)").matches;
    for (const facet of data.facets) facet.box.open = facet.values.some((value, at) => state.chosen[facet.first + at]);
    place.prepend(panel);
    results.prepend(head);
    results.append(tail);
    show();
    setTimeout(readOn);
  }
})();
