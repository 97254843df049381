/* The facets beside the case list: two buttons for each value, how many cases it would leave, and a chip for each that is chosen.
   What is pressed is told with its sign; nothing stands for taking all away. */
"use strict";
amendsSearch.give("exploreFacets", function (clone, facets, values, panel, chips, press) {
  const boxes = facets.map(() => clone("facet"));
  const clear = button(() => press()); // which takes all away
  let chosen = null; // as it is shown now

  function row(one) {
    one.row = clone("value");
    [one.with, one.not] = one.row.querySelectorAll("button");
    one.row.querySelector(".am-explore-label").textContent = one.label;
    one.not.setAttribute("aria-label", `not ${one.label}`);
    one.with.addEventListener("click", () => press(one, 1));
    one.not.addEventListener("click", () => press(one, -1));
    return one.row;
  }

  function paint(one, count) {
    const sign = chosen[one.number];
    if (one.count === count && one.sign === sign) return;
    Object.assign(one, { count, sign });
    one.with.setAttribute("aria-pressed", String(sign > 0));
    one.not.setAttribute("aria-pressed", String(sign < 0));
    one.row.classList.toggle("am-none", !count && !sign);
    one.row.querySelector(".am-number").textContent = count;
  }

  function chip(one) {
    const text = `${facets[one.facet].title}: ${chosen[one.number] < 0 ? "not " : ""}${one.label}`;
    one.chip ||= button(() => press(one, chosen[one.number]));
    one.chip.querySelector("span").textContent = text;
    one.chip.setAttribute("aria-label", `${text}: take away`);
    return one.chip;
  }

  /* A chip; once it is pressed, the focus goes to the first that is left, or to where one chooses. */
  function button(pressed) {
    const made = clone("chip");
    made.addEventListener("click", () => {
      pressed();
      (chips.querySelector("button") || panel.querySelector("summary")).focus();
    });
    return made;
  }

  /* Show how many cases each value would leave; returns the chips of what is chosen. */
  function show(state, counts) {
    chosen = state.chosen;
    for (const one of values) paint(one, counts[one.number]);
    const set = values.filter((one) => chosen[one.number]);
    for (const [at, box] of boxes.entries()) {
      const count = set.filter((one) => one.facet === at).length;
      box.querySelector(".am-explore-set").textContent = count ? `${count} chosen` : "";
    }
    return [...set.map(chip), ...(set.length || state.q.trim() ? [clear] : [])];
  }

  /* Open what has a choice in it. */
  function open(state) {
    for (const one of values) if (state.chosen[one.number]) boxes[one.facet].open = true;
  }

  clear.querySelector("span").textContent = "Take all away";
  for (const [at, box] of boxes.entries()) {
    const mine = values.filter((one) => one.facet === at);
    box.querySelector(".am-explore-name").textContent = facets[at].title;
    box.querySelector("ul").append(...mine.map(row));
    if (mine.length) panel.querySelector(".am-explore-facets").append(box);
  }
  return { show, open };
});
