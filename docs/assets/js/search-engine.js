/* The index and the ranking. Runs in a worker, or in small slices on the page where no worker can be had. */
"use strict";
amendsSearch.give("engine", function (MiniSearch, words, shown, reply) {
  const SLICE = 8; // milliseconds of indexing before something else has its turn
  const SCANNED = 24; // pages whose passages are looked at before they are ranked
  const OFFERED = 5; // results of a group, until all of it is asked for
  const ALL = 60;
  const TEXT = 0.35; // what a word in a text counts beside one in a card
  const known = new Set();
  const keep = (term) => (known.add(term), term);
  const cards = new MiniSearch({ fields: ["title", "lead", "also", "name"], tokenize: (text) => words.terms(text, true), processTerm: keep });
  const texts = new MiniSearch({ fields: ["heading", "text"], tokenize: (text) => words.terms(text, false), processTerm: keep });
  const entries = []; // every page and quotation: group, address, anchor, title, lead, also, passages
  const pages = new Map();
  const work = [];
  let groups = [];
  let busy = false;
  let asking = null;

  const add = (entry) => entries.push(Object.assign(entry, { telling: words.telling(entry.title) })) - 1;

  function* takeCards(data) {
    groups = data.groups;
    for (const group of groups) {
      for (const [address, title, lead, also] of group.pages) {
        const entry = { group, address: group.under + address, anchor: "", title, lead, also, passages: [] };
        entry.id = add(entry);
        pages.set(entry.address, entry);
        cards.add({ id: entry.id, title, lead, also, name: group.weight < 0.5 ? "" : address });
        yield;
      }
      group.pages = null;
    }
    return data.texts; // how many files of them there are
  }

  function* takeTexts(data) {
    const quotations = groups.find((group) => group.name === "quotations");
    for (const [address, passages, said] of data) {
      const page = pages.get(address);
      page.passages = passages;
      texts.add({ id: page.id, heading: passages.map((one) => one[1]).join("\n"), text: passages.map((one) => one[2]).join("\n") });
      yield;
      for (const [anchor, text, speaker] of said) {
        const entry = { group: quotations, address, anchor, title: `“${text}”`, lead: `${speaker}, in ${page.title}`, also: "", passages: [] };
        texts.add({ id: add(entry), text: text + "\n" + speaker });
      }
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
      reply({ grown: true, files: value || 0 });
    }
    busy = work.length > 0;
    if (busy) setTimeout(turn);
  }

  const begins = (start) => {
    for (const term of known) if (term.startsWith(start)) return true;
    return false;
  };

  /* Letters to change, add, drop or swap to make one word of the other. */
  function distance(one, other) {
    let before = [];
    let row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i += 1) {
      const last = row;
      row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
    }
    return row[other.length];
  }

  /* The words of the playbook that differ least from one that it does not have. */
  function nearest(word) {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 11 ? 2 : 3;
    if (!most) return [];
    const exact = { tokenize: (text) => [text], processTerm: (term) => term, prefix: false, fuzzy: most < 2 ? 2 : most, maxFuzzy: 3 };
    const near = new Set();
    for (const index of [cards, texts]) for (const hit of index.search(word, exact)) for (const term of hit.terms) near.add(term);
    const ranked = [...near].map((term) => ({ term, far: distance(word, term) + (term[0] === word[0] ? 0 : 0.5) }));
    const least = Math.min(...ranked.map((one) => one.far));
    return ranked.filter((one) => one.far === least && one.far <= most + 0.5).slice(0, 6).map(({ term }) => ({ term, weight: 0.8 }));
  }

  /* What a word may stand for: itself, a beginning, the word without its last letters, a typing error. */
  function ways(word) {
    const found = [];
    if (known.has(word.stem)) found.push({ term: word.stem, weight: 1 });
    if ((word.last || !found.length) && word.folded.length > 1 && begins(word.folded)) {
      found.push({ term: word.folded, weight: found.length ? 0.5 : 1, prefix: true });
    }
    const sure = known.has(word.stem) || (!word.last && found.length);
    for (let length = word.folded.length - 1; !sure && !found.some((one) => !one.prefix) && length > 3 && length > word.folded.length - 4; length -= 1) {
      const term = words.stem(word.folded.slice(0, length));
      if (known.has(term)) found.push({ term, weight: 0.9 });
    }
    const near = found.length ? found : nearest(word.stem);
    return [...near, ...word.like.map((term) => ({ term, weight: 0.7 }))];
  }

  /* What was asked, with the words as bits: mask(stem) tells which of them a word of a text answers. */
  function understood(query) {
    const { light, words: typed, phrases } = words.read(query);
    const terms = new Map(light.map((term) => [term, { weight: 0.25, mask: 0 }]));
    typed.forEach((word, at) => {
      for (const { term, weight, prefix } of ways(word)) {
        const one = terms.get(term) || { weight: 0, mask: 0, prefix: false };
        terms.set(term, { weight: Math.max(weight, one.weight), mask: one.mask | (1 << at), prefix: one.prefix || Boolean(prefix) });
      }
    });
    const masks = new Map();
    const beginnings = [...terms].filter(([, one]) => one.prefix);
    const mask = (stem) => {
      if (!masks.has(stem)) masks.set(stem, beginnings.reduce((all, [term, one]) => (stem.startsWith(term) ? all | one.mask : all), terms.get(stem)?.mask || 0));
      return masks.get(stem);
    };
    const finder = phrases.length ? null : words.finder([...terms.keys()]);
    return { terms, phrases, finder, mask, count: typed.length, every: 2 ** typed.length - 1 };
  }

  function search(index, asked, options) {
    return index.search([...asked.terms.keys()].join(" "), {
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term,
      prefix: (term) => Boolean(asked.terms.get(term).prefix),
      boostTerm: (term) => asked.terms.get(term).weight,
      ...options,
    });
  }

  const holds = (entry, phrase) =>
    [entry.title, entry.lead, ...entry.passages.map((one) => one[2])].some((text) => text.search(phrase) >= 0);

  /* Every page that answers at least one word, best first. */
  function ranked(asked) {
    const found = new Map();
    const gather = (hits, share) => {
      for (const hit of hits) {
        const one = found.get(hit.id) || { entry: entries[hit.id], score: 0, mask: 0 };
        one.score += (share * hit.score) / hit.queryTerms.length; // the library multiplies by their number
        for (const term of hit.queryTerms) one.mask |= asked.terms.get(term).mask;
        found.set(hit.id, one);
      }
    };
    gather(search(cards, asked, { boost: { title: 2.5, lead: 1.2, also: 1.2, name: 1.2 } }), 1);
    gather(search(texts, asked, { boost: { heading: 4 }, bm25: { k: 1.2, b: 0.8, d: 0.1 } }), TEXT);
    let list = [...found.values()].filter((one) => one.mask);
    if (asked.phrases.length) list = list.filter((one) => asked.phrases.every((phrase) => holds(one.entry, phrase)));
    for (const one of list) one.score *= weight(one, asked);
    list.sort((a, b) => b.score - a.score);
    for (const one of list.slice(0, SCANNED)) place(one, asked);
    return list.sort((a, b) => b.score - a.score);
  }

  /* How much counts of a page's score: how many of the words it has, how much of its title was typed, what kind it is. */
  function weight(one, asked) {
    const title = one.entry.telling;
    const typed = title.filter((term) => asked.mask(term)).length / (title.length || 1);
    const all = shown.bits(one.mask) / asked.count;
    const named = all === 1 && typed >= 0.6 && title.length > 1;
    return all ** 1.5 * (1 + (all === 1 ? typed : 0)) * (named ? Math.max(1, one.entry.group.weight) : one.entry.group.weight);
  }

  /* The place on the page that the result leads to; a page whose words stand together counts more. */
  function place(one, asked) {
    const { entry } = one;
    const card = shown.bits(shown.union(`${entry.title}\n${entry.lead}\n${entry.also}`, asked));
    const part = shown.best(entry.passages, asked);
    one.part = part.score > card + 0.1 ? entry.passages[part.at] : null;
    one.score *= 0.4 + (0.6 * Math.max(card, part.count)) / asked.count;
    if (part.named === asked.count) one.score *= 1.8;
    return one;
  }

  function item(one, asked) {
    if (one.part === undefined) place(one, asked);
    const { entry, part } = one;
    return {
      address: entry.address,
      anchor: part ? part[0] : entry.anchor,
      title: shown.marked(entry.title, asked),
      where: part ? part[1] : "",
      text: shown.cut(part ? part[2] : entry.lead || entry.also, asked),
    };
  }

  /* A group's first results; those far weaker than its best wait until all are asked for. */
  const offered = (all) => all.slice(0, OFFERED).filter((one) => one.score >= 0.2 * all[0].score);

  function answer({ number, query, open }) {
    const asked = understood(query);
    const list = asked.count ? ranked(asked) : [];
    const full = list.some((one) => one.mask === asked.every);
    const least = list.length ? list[0].score * (full ? 0.04 : 0.1) : 0;
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
      setTimeout(turn);
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
