/* What of a page is shown: the part that fits the words best, a piece of its text, and which of its words to mark. */
"use strict";
amendsSearch.give("shown", function (words) {
  const WIDTH = 170;
  const LETTER = /[\p{L}\p{N}\p{M}]$/u;
  const bits = (mask) => {
    let count = 0;
    for (let rest = mask; rest; rest &= rest - 1) count += 1;
    return count;
  };

  /* Where in a text something was found: [start, end, which of the words asked for, as bits]. */
  function places(text, asked) {
    const found = [];
    for (const phrase of asked.phrases) {
      for (const match of text.matchAll(phrase)) found.push([match.index, match.index + match[0].length, asked.every]);
    }
    if (asked.finder) {
      for (const match of text.matchAll(asked.finder)) {
        const mask = LETTER.test(text.slice(Math.max(0, match.index - 2), match.index)) ? 0 : asked.mask(words.stem(match[0]));
        if (mask) found.push([match.index, match.index + match[0].length, mask]);
      }
    }
    return found;
  }

  const union = (found) => found.reduce((mask, place) => mask | place[2], 0);

  /* How many of the words stand together, within the width of what is shown. */
  function near(found, asked) {
    let most = 0;
    found.forEach(([start, , mask], first) => {
      let all = mask;
      for (let next = first + 1; next < found.length && found[next][1] <= start + WIDTH; next += 1) all |= found[next][2];
      most = Math.max(most, asked.worth(all));
    });
    return most;
  }

  /* The passage with most of the words that were asked for, best close together; then the heading that names them, then the first. */
  function best(passages, asked) {
    let chosen = { score: 0, at: 0, count: 0 };
    passages.forEach(([, heading, text], at) => {
      const found = places(`${heading}\n${text}`, asked);
      if (!found.length) return;
      const close = near(found, asked);
      const count = (asked.worth(union(found)) + close) / 2;
      const named = found[0][0] < heading.length ? asked.worth(union(places(heading, asked))) : 0;
      const score = count + 0.3 * named + 0.02 * Math.min(found.length, 9);
      if (score > chosen.score) chosen = { score, at, count, named };
    });
    return chosen;
  }

  /* A text in pieces by turns plain and marked. */
  function marked(text, asked) {
    const pieces = [];
    let end = 0;
    for (const [start, stop] of places(text, asked).sort((a, b) => a[0] - b[0])) {
      if (start < end) continue;
      pieces.push(text.slice(end, start), text.slice(start, stop));
      end = stop;
    }
    return [...pieces, text.slice(end)];
  }

  /* The stretch of a text that holds most of the words, from a word's beginning to a word's end. */
  function cut(text, asked) {
    const found = places(text, asked);
    let from = 0;
    let most = 0;
    found.forEach(([start], first) => {
      const near = found.slice(first, first + 40).filter((place) => place[1] <= start + WIDTH - 40);
      const score = bits(union(near)) + 0.01 * near.length;
      if (score > most) [most, from] = [score, start];
    });
    const line = text.lastIndexOf("\n", from) + 1;
    let start = from - line < 60 ? line : text.indexOf(" ", from - 40) + 1;
    if (text.length - start < WIDTH && start > line) start = Math.max(line, text.indexOf(" ", Math.max(0, text.length - WIDTH)) + 1);
    let end = Math.min(text.length, start + WIDTH);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), text.lastIndexOf("\n", end), start + 1);
    return (start > line ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
  }

  const plain = (text) => text.replace(/([.!?:;,”])\n/gu, "$1 ").replace(/\n/gu, " · ");

  return { best, cut: (text, asked) => marked(plain(cut(text, asked)), asked), marked, union: (text, asked) => union(places(text, asked)) };
});
