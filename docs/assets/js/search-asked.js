/* What somebody asks, in terms that the playbook has: beginnings, other words of a family, typing errors, words for the same thing. */
"use strict";
amendsSearch.give("asked", function (words) {
  const KIN = 0.3; // what another word of the same family counts
  const known = new Set();
  const families = new Map(); // root → the stems that have it

  /* A stem that stands in the playbook. */
  function keep(stem) {
    if (!known.has(stem)) {
      known.add(stem);
      const root = words.root(stem);
      families.set(root, (families.get(root) || []).concat(stem));
    }
    return stem;
  }

  const begins = (start) => {
    for (const term of known) if (term.startsWith(start)) return true;
    return false;
  };

  /* Letters to change, add, drop or swap to make one word of the other; no matter how many, if they are more than that. */
  function distance(one, other, most) {
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
      if (Math.min(...row) > most && Math.min(...last) > most) return Infinity;
    }
    return row[other.length];
  }

  /* The words of the playbook that differ least from one that it does not have. */
  function nearest(word) {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : word.length < 11 ? 2 : 3;
    if (!most) return [];
    let least = most + 0.5;
    let near = [];
    for (const term of known) {
      if (Math.abs(term.length - word.length) > least) continue;
      if (term[0] !== word[0] && term[1] !== word[1] && term[0] !== word[1] && term[1] !== word[0]) continue; // to lose no time
      const far = distance(word, term, least) + (term[0] === word[0] ? 0 : 0.5);
      if (far < least) near = [];
      least = Math.min(least, far);
      if (far === least) near.push(term);
    }
    return near.slice(0, 6).map((term) => ({ term, weight: 0.8, least }));
  }

  /* What a word may stand for: itself, a beginning, the word without its last letters, a typing error. */
  function ways(word) {
    const found = [];
    if (known.has(word.whole)) return [{ term: word.whole, weight: 1 }];
    if (known.has(word.stem)) found.push({ term: word.stem, weight: 1 });
    if ((word.last || !found.length) && word.folded.length > 1 && begins(word.folded)) {
      found.push({ term: word.folded, weight: found.length ? 0.5 : 1, prefix: true });
    }
    const near = found.length ? [] : nearest(word.stem);
    const slip = near.some((one) => one.least <= 1);
    const sure = known.has(word.stem) || (!word.last && found.length) || slip;
    for (let length = word.folded.length - 1; !sure && !found.some((one) => !one.prefix) && length > 3 && length > word.folded.length - 4; length -= 1) {
      const term = words.stem(word.folded.slice(0, length));
      if (known.has(term)) found.push({ term, weight: 0.9 });
    }
    const kin = word.folded.length > 4 ? (families.get(words.root(word.stem)) || []).filter((term) => term !== word.stem) : [];
    const sole = !found.length;
    for (const term of kin) found.push({ term, weight: sole ? 0.8 : KIN });
    return [...(found.length ? found : near), ...word.like.map((term) => ({ term, weight: 0.7 }))];
  }

  /* What was asked, with the words as bits: mask(stem) tells which of them a word of a text answers. */
  function understood(query) {
    const { light, words: asked, phrases, typed } = words.read(query);
    const terms = new Map(light.map((term) => [term, { weight: 0.1, mask: 0 }]));
    asked.forEach((word, at) => {
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
    return { terms, phrases, typed, finder, mask, count: asked.length, every: 2 ** asked.length - 1 };
  }

  return { keep, understood };
});
