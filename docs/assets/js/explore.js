/* The case explorer: what a reader presses, types and orders by sifts the cards that the page holds already.
   All of it stands in the address, so that a view can be shared. Without this script the whole list stays. */
"use strict";
(() => {
  const SLICE = 60; // cards that are shown at once
  const PARTS = ["js/search-words.js", "js/explore-address.js", "js/explore-sift.js", "js/explore-facets.js", "explore/cases.js"];
  const shared = window.amendsSearch;
  const place = document.querySelector(".am-explorer");
  if (!shared || !place) return;
  const whole = location.protocol === "file:" || location.pathname.endsWith("/index.html"); // addresses name their files
  const clone = (name) => document.getElementById(`explore_${name}`).content.firstElementChild.cloneNode(true);
  const number = (count) => `${count.toLocaleString("en")} case${count === 1 ? "" : "s"}`;

  Promise.all(PARTS.map((path) => shared.load(`assets/${path}`)))
    .then(() => begin(shared.given, JSON.parse(shared.given.explore)))
    .catch((error) => console.warn(`The cases cannot be sifted: ${error.message}`));

  /* Replace what stands in an element, unless it stands there already. */
  function fill(parent, made) {
    const same = made.length === parent.children.length && made.every((one, at) => one === parent.children[at]);
    if (!same) parent.replaceChildren(...made);
  }

  /* The cases of the data whose cards are on the page. */
  function onPage(lines, list) {
    const cards = new Map([...list.children].map((card) => [card.dataset.case, card]));
    return lines
      .filter(([id]) => cards.has(id))
      .map(([id, also, has, begun, words, remedy, way, firstWord, reach], at) => ({ id, also, has, begun, words, remedy, way, firstWord, reach, at, card: cards.get(id) }));
  }

  function begin(given, data) {
    const results = place.querySelector(".am-explore-results");
    const list = results.querySelector("ul");
    const panel = clone("panel");
    const head = clone("head");
    const tail = clone("tail");
    const input = panel.querySelector("#explore_words");
    const order = panel.querySelector("#explore_sort");
    const unit = panel.querySelector("#explore_unit");
    const said = head.querySelector("[role=status]");
    const how = head.querySelector(".am-explore-how"); // on paper only, where the fields are not
    const chips = head.querySelector(".am-explore-chips");
    const apart = tail.querySelector(".am-explore-apart");
    const more = tail.querySelector(".am-explore-more");
    const compare = tail.querySelector(".am-explore-compare");
    const link = compare.querySelector("a");
    const comparing = link.getAttribute("href") + (whole && !link.href.endsWith(".html") ? "index.html" : "");

    const cases = onPage(data.cases, list);
    const values = data.facets.flatMap(({ values: all }, facet) => all.map(([value, label]) => ({ facet, value, label })));
    values.forEach((one, at) => (one.number = at));
    const sifter = given.exploreSift(given.words(), data.facets, values, cases);
    const view = given.exploreAddress(data, values, cases, sifter.orders);
    const facets = given.exploreFacets(clone, data.facets, values, panel, chips, press);
    let state = view.read();
    let limit = SLICE;
    let typed = false; // the last step in the history came from typing

    function press(one, sign) {
      if (one) state.chosen[one.number] = state.chosen[one.number] === sign ? 0 : sign;
      else [state.chosen, state.q] = [state.chosen.fill(0), ""];
      anew();
    }

    /* Another list than before, from its beginning; typing is one step of the history, however many letters. */
    function anew(typing = false) {
      limit = SLICE;
      history[typing && typed ? "replaceState" : "pushState"](null, "", view.written(state));
      typed = typing;
      show();
    }

    /* A card with its tick, and with what the order goes by. */
    function dressed(one) {
      if (!one.foot) {
        one.foot = clone("tick");
        one.tick = one.foot.querySelector("input");
        one.tick.setAttribute("aria-label", `Compare: ${one.card.querySelector("h3").textContent}`);
        one.tick.addEventListener("change", () => {
          state.compare = one.tick.checked ? [...state.compare, one.id] : state.compare.filter((id) => id !== one.id);
          history.replaceState(null, "", view.written(state));
          show();
        });
        one.card.append(one.foot);
      }
      one.tick.checked = state.compare.includes(one.id);
      one.tick.disabled = !one.tick.checked && view.full(state);
      const why = one.foot.querySelector("p");
      why.textContent = sifter.why(one, state);
      why.hidden = !why.textContent;
      return one.card;
    }

    function show() {
      const { found, counts } = sifter.sift(state);
      const { row, rest } = sifter.ranked(found, state);
      fill(list, row.slice(0, limit).map(dressed));
      fill(apart.querySelector("ul"), rest.slice(0, Math.max(0, limit - row.length)).map(dressed));
      fill(chips, facets.show(state, counts));
      apart.hidden = !rest.length;
      apart.querySelector("span").textContent = number(rest.length);
      more.hidden = found.length <= limit;
      const all = number(cases.length);
      const some = `${found.length} of ${all}${found.length ? "" : ". Take a choice away to see more."}`;
      said.textContent = found.length < cases.length ? some : cases.length > 1 ? `All ${all}` : all;
      if (input.value.trim() !== state.q.trim()) input.value = state.q;
      order.value = state.sort;
      unit.value = state.unit;
      unit.parentElement.hidden = state.sort !== "reach";
      const fields = [state.q.trim() && `Words: “${state.q.trim()}”.`, state.sort && `Order: ${order.selectedOptions[0].text}.`];
      how.textContent = fields.filter(Boolean).join(" ");
      invite();
    }

    /* Lead to the comparison, once there is something to compare. */
    function invite() {
      const few = state.compare.length < 2;
      compare.hidden = !state.compare.length;
      compare.querySelector("span").textContent = few ? "1 case chosen. Choose one more." : `${state.compare.length} cases chosen.`;
      link.hidden = few;
      link.setAttribute("href", `${comparing}?cases=${view.compared(state)}`);
    }

    for (const [name, label] of data.units) unit.append(new Option(label, name));
    input.addEventListener("input", () => {
      state.q = input.value;
      anew(true);
    });
    for (const [field, name] of [[order, "sort"], [unit, "unit"]]) {
      field.addEventListener("change", () => {
        state[name] = field.value;
        anew();
      });
    }
    more.addEventListener("click", () => {
      const before = results.querySelectorAll(".am-card").length;
      limit += SLICE;
      show();
      results.querySelectorAll(".am-card h3 a")[before]?.focus();
    });
    window.addEventListener("popstate", () => {
      state = view.read();
      typed = false;
      limit = SLICE;
      show();
    });
    window.addEventListener("beforeprint", () => {
      limit = cases.length; // paper has no button to show more
      show();
    });
    panel.open = matchMedia("(min-width: 62em)").matches;
    facets.open(state);
    place.prepend(panel);
    results.prepend(head);
    results.append(tail);
    show();
    setTimeout(sifter.readOn);
  }
})();
