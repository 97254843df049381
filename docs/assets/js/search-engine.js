/* The index and the ranking. Runs in a worker, or in small slices on the page where no worker can be had. */
"use strict";
amendsSearch.give("engine", function (MiniSearch, words, shown, meant, reply) {
  const SLICE = 8; // milliseconds of indexing before something else has its turn
  const SOON = 16; // milliseconds of indexing after which a question that waits is answered from what is there,
  const EARLY = 120; // and how many more before it is answered again
  const SCANNED = 12; // pages whose passages are looked at before they are ranked
  const MANY = 2000; // pages from which on little words are looked up in the lines alone, to lose no time
  const OFFERED = 5; // results of a group, until all of it is asked for
  const ALL = 60;
  const TEXT = 0.8; // what a word in a text counts beside one in a card
  const ASKED = 1.5; // and one in a line that says how people ask for the page
  const ALONE = 0.03; // and at least in such a line of many words, if it is the only one of them that was asked for
  const LIKE = 2.5; // how much more a page counts when such a line asks for it in just these words
  const TITLE = 3; // and when its whole title was typed
  const VERBATIM = 1.8; // and when all that was typed stands on it as it is
  const { keep, understood } = meant;
  const cards = new MiniSearch({ fields: ["title", "lead", "also", "name", "kind"], tokenize: (text) => words.terms(text, true), processTerm: keep });
  const texts = new MiniSearch({ fields: ["heading", "text"], tokenize: (text) => words.terms(text, false), processTerm: keep });
  const asks = new MiniSearch({ fields: ["line"], tokenize: (text) => words.terms(text, true), processTerm: keep });
  const lines = []; // for each line of asks its page, its text, and the words that tell it from another
  const entries = []; // every page and quotation: group, address, anchor, title, lead, also, passages
  const pages = new Map();
  const work = [];
  let groups = [];
  let busy = false;
  let early = 0;
  const next = new MessageChannel(); // a timer would wait between two slices
  let asking = null;

  const add = (entry) => entries.push(Object.assign(entry, { telling: words.telling(entry.title) })) - 1;

  function* takeCards(data) {
    groups = groups.concat(data.groups);
    for (const group of data.groups) {
      for (const [address, title, lead, also] of group.pages) {
        const entry = { group, address: group.under + address, anchor: "", title, lead, also, passages: [] };
        entry.id = add(entry);
        pages.set(entry.address, entry);
        cards.add({ id: entry.id, title, lead, also, name: group.first ? address : "", kind: group.title });
        yield;
      }
      group.pages = null;
    }
    return data.files; // which there are beside this one
  }

  function* takeTexts(data) {
    const quotations = groups.find((group) => group.name === "quotations");
    for (const [address, passages, said, asked] of data) {
      const page = pages.get(address);
      page.passages = passages;
      texts.add({ id: page.id, heading: passages.map((one) => one[1]).join("\n"), text: passages.map((one) => one[2]).join("\n") });
      yield;
      for (const [anchor, text, speaker] of said) {
        const entry = { group: quotations, address, anchor, title: `“${text}”`, lead: `${speaker}, in ${page.title}`, also: "", passages: [] };
        texts.add({ id: add(entry), text: text + "\n" + speaker });
      }
      for (const line of asked) asks.add({ id: lines.push({ page: page.id, line, telling: words.telling(line) }) - 1, line });
      yield;
    }
  }

  /* Index in slices, so that a question never waits for more than one of them. */
  function turn() {
    const until = Date.now() + SLICE;
    while (work.length && Date.now() < until) {
      const { done, value } = work[0].next();
      if (!done) continue;
      work.shift();
      reply({ grown: true, files: value || [] });
    }
    busy = work.length > 0;
    if (!busy) return;
    if (entries.length && Date.now() > early + EARLY) {
      reply({ partly: true });
      early = Date.now();
    }
    next.port2.postMessage(0);
  }
  next.port1.onmessage = turn;

  function search(index, asked, options) {
    const small = index === asks || entries.length < MANY;
    const terms = [...asked.terms].filter(([, one]) => one.mask || small);
    return index.search(terms.map(([term]) => term).join(" "), {
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      prefix: (term) => asked.terms.get(term).prefix && (index === cards || term.length > 2),
      boostTerm: (term) => asked.terms.get(term).weight,
      ...options,
    });
  }

  const holds = (entry, phrase) =>
    [entry.title, entry.lead, ...entry.passages.map((one) => one[2])].some((text) => text.search(phrase) >= 0);

  /* For each page the line in which people ask for it that has most of the words, and few others. */
  function bestLines(hits, asked) {
    const best = new Map();
    const said = new Map();
    for (const { id, from: { line, telling }, score, queryTerms } of hits) {
      const mask = telling.reduce((all, term) => all | asked.mask(term), 0);
      const had = asked.worth(mask) / asked.count;
      said.set(id, mask | said.get(id));
      const like = had * (telling.filter((term) => asked.mask(term)).length / telling.length);
      const one = mask & (mask - 1) ? 1 : ALONE + (1 - ALONE) * like ** 2; // a word in passing says little of a page
      const all = score * had ** 1.5 * (1 + like) * one;
      if (all > (best.get(id)?.score || 0)) best.set(id, { id, line, score: all, like, had, queryTerms });
    }
    return [...best.values()].map((one) => ({ ...one, said: said.get(one.id) }));
  }

  /* Every page that answers at least one word, best first. */
  function ranked(asked) {
    const found = new Map();
    const gather = (hits, share) => {
      for (const hit of hits) {
        let one = found.get(hit.id);
        if (!one) found.set(hit.id, (one = { entry: entries[hit.id], score: 0, mask: 0 }));
        one.score += (share * hit.score) / hit.queryTerms.length; // the library multiplies by their number
        for (const term of hit.queryTerms) one.mask |= asked.terms.get(term).mask;
      }
    };
    gather(search(cards, asked, { boost: { title: 2.5, lead: 1.2, also: 1.2, name: 1.2, kind: 0.5 } }), 1);
    gather(search(texts, asked, { boost: { heading: 2 }, bm25: { k: 1.2, b: 0.8, d: 0.1 } }), TEXT);
    const hits = search(asks, asked, {}).map(({ id, score, queryTerms }) => ({ id: lines[id].page, from: lines[id], score, queryTerms }));
    gather(hits, 0);
    asked.worth = worths([...found.values()], asked.count);
    const best = bestLines(hits, asked);
    gather(best, ASKED);
    for (const { id, line, like, had, said } of best) Object.assign(found.get(id), { line, like, had, said });
    let list = [...found.values()].filter((one) => one.mask);
    if (asked.phrases.length) list = list.filter((one) => asked.phrases.every((phrase) => holds(one.entry, phrase)));
    for (const one of list) one.score *= weight(one, asked);
    list.sort((a, b) => b.score - a.score);
    for (const one of list.slice(0, SCANNED)) place(one, asked);
    return list.sort((a, b) => b.score - a.score);
  }

  /* What each of the words asked for is worth, from how few pages have it; together they are worth their number. */
  function worths(found, count) {
    const rarity = Array.from({ length: count }, (_, at) => {
      const having = found.filter((one) => one.mask & (1 << at)).length;
      return having ? Math.log(1 + entries.length / having) : 0;
    });
    const sum = rarity.reduce((all, one) => all + one, 0) || 1;
    const known = new Map();
    return (mask) => {
      if (!known.has(mask)) known.set(mask, rarity.reduce((all, one, at) => (mask & (1 << at) ? all + one : all), 0) * (count / sum));
      return known.get(mask);
    };
  }

  /* How much counts of a page's score: how many of the words it has, how much of its title was typed, what kind it is. */
  function weight(one, asked) {
    const { telling, group } = one.entry;
    const all = asked.worth(one.mask) / asked.count;
    if (one.mask !== asked.every) return all ** 1.5 * group.weight;
    const typed = telling.filter((term) => asked.mask(term)).length / (telling.length || 1);
    const named = typed >= 0.6 && telling.length > 1;
    return all ** 1.5 * (1 + TITLE * typed ** 3) * (named ? Math.max(1, group.weight) : group.weight);
  }

  /* The place on the page that the result leads to; a page whose words stand together counts more. */
  function place(one, asked) {
    const { entry } = one;
    const card = asked.worth(shown.union(`${entry.title}\n${entry.lead}\n${entry.also}\n${entry.group.title}`, asked) | (one.said || 0));
    const part = shown.best(entry.passages, asked);
    one.part = part.score > card + 0.1 ? entry.passages[part.at] : null;
    one.score *= 0.4 + 0.6 * Math.max(card / asked.count, part.count / asked.count, one.had || 0);
    if (asked.typed && [entry.title, ...entry.passages.map((one) => one[2])].some((text) => text.search(asked.typed) >= 0)) one.score *= VERBATIM;
    if (part.named > asked.count - 0.01) one.score *= 1.8;
    else one.score *= 1 + LIKE * (one.like || 0) ** 2;
    return one;
  }

  /* What is shown of a page: a piece of its text, or the line in which people ask for it, if that has more of the words. */
  function item(one, asked) {
    if (one.part === undefined) place(one, asked);
    const { entry, part, line = "" } = one;
    const [anchor, where, text] = part || [entry.anchor, "", entry.lead || entry.also];
    const excerpt = shown.cut(text, asked);
    const seen = shown.union([entry.title, where, excerpt.join("")].join("\n"), asked);
    const byLine = asked.worth(shown.union(line, asked)) > asked.worth(seen) + 0.01; // sums of fractions may differ by less
    return { address: entry.address, anchor, where, title: shown.marked(entry.title, asked), text: byLine ? shown.marked(line, asked) : excerpt, byLine };
  }

  /* A group's first results; those far weaker than its best wait until all are asked for. */
  const offered = (all) => all.slice(0, OFFERED).filter((one) => one.score >= 0.3 * all[0].score);

  function answer({ number, query, open }) {
    const asked = understood(query);
    const list = asked.count ? ranked(asked) : [];
    const full = list.some((one) => one.mask === asked.every);
    const least = list.length ? list[0].score * (full ? 0.01 : 0.05) : 0;
    const kept = list.filter((one) => one.score >= least);
    const found = new Map();
    for (const one of kept) {
      if (!found.has(one.entry.group)) found.set(one.entry.group, []);
      found.get(one.entry.group).push(one);
    }
    reply({
      number,
      query,
      count: kept.length,
      groups: [...found].map(([group, all]) => ({
        name: group.name,
        title: group.title,
        count: all.length,
        items: (open === group.name ? all.slice(0, ALL) : offered(all)).map((one) => item(one, asked)),
      })),
    });
  }

  return (message) => {
    if (message.cards) work.push(takeCards(JSON.parse(message.cards)));
    if (message.texts) work.push(takeTexts(JSON.parse(message.texts)));
    if (work.length && !busy) {
      busy = true;
      early = Date.now() - (entries.length ? 0 : EARLY - SOON);
      next.port2.postMessage(0);
    }
    if (message.query) {
      if (!asking) setTimeout(() => {
        const now = asking;
        asking = null; // first: without a worker the answer may bring the next question with it
        answer(now);
      });
      asking = message;
    }
  };
});
