/* The contents of a pack of one's own: what stands on its first page, or pages, and where. Lengths are in points. */
"use strict";
amendsSearch.give("cover", function (signs, words, counts) {
  const SIZES = { a4: [595.2756, 841.8898], letter: [612, 792] };
  const SIDE = 48.19; // the margins of our sheets
  const TOP = 48;
  const BOTTOM = 54;
  const NUMBER = 48; // the room that "Page 123" takes at the right
  const LINE = 1.25; // from line to line, in sizes
  const [wide, high] = SIZES[words.paper];
  const sign = (one, style) => signs[style][one] || signs[style]["?"];
  const width = (text, style, size) => ([...text].reduce((sum, one) => sum + sign(one, style)[2], 0) * size) / 1000;
  const round = (number) => Math.round(number * 100) / 100;

  /* A line as a PDF draws it: sign by sign, each in the font that has it; or all in a font that is named. */
  function shown(text, style, size, x, y, font) {
    let last = "";
    let drawn = "";
    for (const one of text) {
      const [name, code] = sign(one, style);
      if (name !== last) drawn += `${last && "> Tj "}/${font || name} ${size} Tf <`;
      drawn += code.toString(16).padStart(4, "0");
      last = name;
    }
    return text ? `BT 1 0 0 1 ${round(x)} ${round(y)} Tm ${drawn}> Tj ET\n` : "";
  }

  /* A text in lines, which end after a blank or a comma; a word that is wider than the room is cut. */
  function lines(text, style, size, room) {
    const fits = (line) => width(line, style, size) <= room;
    const found = [""];
    for (let word of text.split(/(?<=[ ,])/)) {
      if (!fits(found.at(-1) + word.trimEnd())) found.push("");
      while (!fits(word.trimEnd())) {
        const cut = [...word].findIndex((_, at) => !fits([...word].slice(0, at + 1).join("")));
        found[found.length - 1] = [...word].slice(0, cut).join("");
        word = [...word].slice(cut).join("");
        found.push("");
      }
      found[found.length - 1] += word;
    }
    return found.map((line) => line.trimEnd()).filter(Boolean);
  }

  /* Every item on its page, if the contents take so many pages. */
  function laid(taken) {
    const pages = [[]];
    let y = high - TOP;

    function put(tag, text, { size = 10.5, style = "regular", above = 4, right = "", target, follows = 0 } = {}) {
      const broken = lines(text, style, size, wide - 2 * SIDE - (right && NUMBER));
      const tall = broken.length * size * LINE;
      if (y - above - tall - follows < BOTTOM) {
        pages.push([]);
        y = high - TOP;
      }
      y -= above;
      const box = [SIDE, y - tall - 2, wide - SIDE, y].map(round);
      let drawn = broken.map((line, at) => shown(line, style, size, SIDE, y - size * LINE * at - size, "")).join("");
      y -= tall;
      if (right) drawn += shown(right, style, size, wide - SIDE - width(right, style, size), y + size * (LINE - 1), "");
      pages.at(-1).push({ tag, text, target, box, drawn });
    }

    put("P", words.label, { size: 9.5, style: "strong", above: 0 });
    put("H1", words.title, { size: 21, style: "strong", above: 2 });
    put("P", words.facts);
    const starts = counts.map((_, at) => 1 + taken + counts.slice(0, at).reduce((sum, count) => sum + count, 0));
    for (const { title, sheets } of words.groups.filter((group) => group.sheets.length)) {
      put("H2", title, { size: 12, style: "strong", above: 14, follows: 30 });
      for (const one of sheets) put("P", words.titles[one], { right: `Page ${starts[one]}`, target: one });
    }
    put("H2", words.printing, { size: 12, style: "strong", above: 14, follows: 30 });
    for (const line of words.lines) put("P", line);
    put("P", words.again.join(""), { size: 8.5, above: 14, target: words.again[1] });
    return pages;
  }

  let pages = laid(1);
  if (pages.length > 1) pages = laid(pages.length);
  return { pages, size: [wide, high], width, shown };
});
