/* Which cases pass what is chosen and typed, how many each value would leave, and in which order they stand. */
"use strict";
amendsSearch.give("exploreSift", function (words, facets, values, cases) {
  const TURN = 8; // milliseconds of reading cards before something else has its turn

  /* Orders: the place of a case, a number and what to say of it, or nothing; and whether the least comes first. */
  const orders = {
    newest: { at: (one) => one.begun, say: (text) => text },
    words: { at: (one) => one.words },
    remedy: { at: (one) => one.remedy },
    way: { at: (one) => one.way },
    "first-word": { at: (one) => one.firstWord, say: (text) => `First word after the public knew: ${text}`, least: true },
    reach: { at: (one, unit) => one.reach[unit], say: (text) => `Reach: ${text}` },
  };
  const has = new Uint8Array(facets.length); // for each facet, whether the case in hand has a value that is wanted,
  const barred = new Uint8Array(facets.length); // and how many that are not
  let unread = 0; // the first case whose card has not been read for words

  function terms(one) {
    if (one.terms === undefined) {
      const parts = [...one.card.children].filter((part) => part !== one.foot);
      one.text = [...parts.map((part) => part.textContent), one.also].join("\n");
      one.terms = ` ${words.terms(one.text, true).join(" ")} `;
    }
    return one.terms;
  }

  /* Read the cards before somebody types, a few at a time. */
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

  /* Whether a case passes every facet; where it does, or fails in one alone, it counts for the values that would leave it. */
  function passes(one, chosen, wanted, counts) {
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
  }

  /* The cases that pass, and for each value how many it would leave. */
  function sift({ chosen, q }) {
    const counts = new Uint32Array(values.length);
    const wanted = facets.map((facet, at) => values.some((one) => one.facet === at && chosen[one.number] > 0));
    const fits = q.trim() ? spoken(q) : () => true;
    return { found: cases.filter((one) => fits(one) && passes(one, chosen, wanted, counts)), counts };
  }

  /* The cases that have a place in the order, and apart from them the rest. */
  function ranked(found, { sort, unit }) {
    const by = orders[sort];
    if (!by) return { row: found, rest: [] };
    const number = (one) => [by.at(one, unit)].flat()[0];
    const row = found.filter((one) => by.at(one, unit) != null);
    row.sort((a, b) => (by.least ? number(a) - number(b) : number(b) - number(a)) || a.at - b.at);
    return { row, rest: found.filter((one) => by.at(one, unit) == null) };
  }

  /* What the order goes by for this case, in words; nothing where its card says it already. */
  function why(one, { sort, unit }) {
    const by = orders[sort];
    const place = by?.say && by.at(one, unit);
    return place ? by.say(place[1]) : "";
  }

  return { orders: Object.keys(orders), sift, ranked, why, readOn };
});
