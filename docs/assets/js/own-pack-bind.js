/* Sheets become one PDF: the contents, then every sheet with its tags, links and outline, and a number on each page.
   The leaves come from hooks/amends/handouts/leaves.py, with blanks that are filled in here. */
"use strict";
amendsSearch.give("bind", function (letters, sheets, words) {
  const SIDE = 48.19; // points: the margin of our sheets
  const TOP = 30; // how far from the top a page's number stands
  const SMALL = 8.5;
  const objects = []; // each a text, and the bytes of its stream
  const add = (text, stream) => objects.push([text, stream]);
  const set = (number, text) => (objects[number - 1] = [text]);
  const drawing = (text) => add(`<</Length ${text.length}>>`, text);
  const ref = (number) => `${number} 0 R`;
  const refs = (numbers) => `[${numbers.map(ref).join(" ")}]`;
  const hex = (text) => [...Array(text.length).keys()].map((at) => text.charCodeAt(at).toString(16).padStart(4, "0")).join("");
  const string = (text) => `<FEFF${hex(text)}>`;
  const bytes = (packed) => Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const [catalogue, pages, tree, outlines, about] = [1, 2, 3, 4, 5].map(() => add());
  const tags = { keys: [], next: 0, cells: [], roles: {}, parts: [] };
  const kids = [];

  /* Room for all objects of some leaves; the objects come later, for they name each other. */
  function room(given, leaves) {
    const base = objects.length;
    objects.length += leaves.objects.length;
    return { ...leaves, given, base, number: (name) => base + leaves.at[name] };
  }

  function fill(leaves, blank) {
    const filled = (name) => (/^\d/.test(name) ? ref(leaves.base + Number(name)) : blank(name));
    for (const [number, [body, stream]] of leaves.objects.entries()) {
      const text = leaves.given.bodies[body].map((part, at) => (at % 2 ? filled(part) : part)).join("");
      objects[leaves.base + number] = [text, stream === undefined ? stream : bytes(leaves.given.streams[stream])];
    }
  }

  const type = room(letters, letters.papers.any);
  const bound = sheets.map((sheet) => ({ ...room(sheet.leaves, sheet.leaves.papers[sheet.paper]), title: sheet.title }));
  const cover = amendsSearch.given.cover(letters.signs, words, bound.map((sheet) => sheet.sizes.length));
  const total = bound.reduce((sum, sheet) => sum + sheet.sizes.length, cover.pages.length);
  const plain = type.number(letters.signs.regular["0"][0]);
  const fonts = Object.keys(type.at).map((name) => `/${name} ${ref(type.number(name))}`).join("");
  let reached = 0; // pages that have their number

  /* The number of a page among all, which is not read aloud. */
  function stamp([width, height]) {
    reached += 1;
    const text = `Pack page ${reached} of ${total}`;
    const x = width - SIDE - cover.width(text, "regular", SMALL);
    return drawing(`/Artifact<</Type/Pagination/Subtype/Header>>BDC\n${cover.shown(text, "regular", SMALL, x, height - TOP, "Bound")}EMC\n`);
  }

  function bindContents() {
    const part = add();
    const elements = cover.pages.map((items) => bindPage(items, part));
    set(part, `<</Type/StructElem/S/Part/P ${ref(tree)}/Lang(en)/K${refs(elements.flat())}>>`);
    tags.parts.push(part);
  }

  /* One page of the contents; returns its elements in the tree of tags. */
  function bindPage(items, part) {
    const [page, key] = [add(), tags.next];
    tags.next += 1;
    const notes = [];
    const found = items.map((item, number) => element(item, number, page, part, notes));
    tags.keys.push([key, add(refs(found.map((one) => one.inner)))]);
    const drawn = drawing(items.map((item, number) => `/${item.tag}<</MCID ${number}>>BDC\n${item.drawn}EMC\n`).join(""));
    set(page,
      `<</Type/Page/Parent ${ref(pages)}/MediaBox[0 0 ${cover.size.join(" ")}]/Resources<</Font<<${fonts}/Bound ${ref(plain)}>>>>` +
        `/Contents${refs([drawn, stamp(cover.size)])}/StructParents ${key}/Tabs/S/Annots${refs(notes)}>>`);
    kids.push(page);
    return found.map((one) => one.whole);
  }

  /* What an item is in the tree of tags; one that leads somewhere holds a link. */
  function element(item, number, page, part, notes) {
    const whole = add();
    const of = (name, parent, held) => `<</Type/StructElem/S/${name}/P ${ref(parent)}/Pg ${ref(page)}/K[${held}]>>`;
    set(whole, of(item.tag, part, number));
    if (item.target === undefined) return { whole, inner: whole };
    const there = typeof item.target === "number" ? `/Dest[${ref(bound[item.target].number("First"))}/Fit]` : `/A<</S/URI/URI(${item.target.replace(/[\\()]/g, "\\$&")})>>`;
    const note = add(`<</Type/Annot/Subtype/Link/Rect[${item.box.join(" ")}]/Border[0 0 0]/F 4/StructParent ${tags.next}/Contents${string(item.text)}${there}>>`);
    const inner = add(of("Link", whole, `${number}<</Type/OBJR/Obj ${ref(note)}>>`));
    set(whole, of(item.tag, part, ref(inner)));
    tags.keys.push([tags.next, inner]);
    tags.next += 1;
    notes.push(note);
    return { whole, inner };
  }

  function bindSheet(sheet, place) {
    const stamps = sheet.sizes.map(stamp);
    const beside = [["Prev", bound[place - 1]], ["Next", bound[place + 1]]].filter(([, one]) => one);
    const blanks = {
      pages: ref(pages), tree: ref(tree), type: ref(plain), cell: `S${String(place).padStart(4, "0")}`,
      outline: `/Title${string(sheet.title)}/Parent ${ref(outlines)}${beside.map(([name, one]) => `/${name} ${ref(one.number("Outlines"))}`).join("")}`,
    };
    fill(sheet, (name) => {
      const [what, number] = name.split(":");
      return what === "key" ? tags.next + Number(number) : what === "stamp" ? ref(stamps[number]) : blanks[what];
    });
    kids.push(sheet.number("Pages"));
    tags.parts.push(sheet.number("StructTreeRoot"));
    for (const [key, to] of sheet.tags.keys) tags.keys.push([tags.next + key, sheet.base + to]);
    for (const [name, to] of sheet.tags.cells) tags.cells.push([`${blanks.cell}.${name}`, sheet.base + to]);
    Object.assign(tags.roles, sheet.tags.roles);
    tags.next += sheet.tags.next;
  }

  /* What every reader of the file begins from. */
  function bindRoots() {
    const marks = bound.map((sheet) => sheet.number("Outlines"));
    const keys = tags.keys.sort(([one], [other]) => one - other).map(([key, to]) => `${key} ${ref(to)}`).join(" ");
    const cells = tags.cells.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, to]) => `(${name})${ref(to)}`).join("");
    const roles = Object.entries(tags.roles).map(([name, role]) => `/${name}/${role}`).join("");
    set(pages, `<</Type/Pages/Count ${total}/Kids${refs(kids)}>>`);
    set(tree, `<</Type/StructTreeRoot/RoleMap<<${roles}>>/K${refs(tags.parts)}/ParentTree<</Nums[${keys}]>>/ParentTreeNextKey ${tags.next}${cells && `/IDTree<</Names[${cells}]>>`}>>`);
    set(outlines, `<</Type/Outlines/First ${ref(marks[0])}/Last ${ref(marks.at(-1))}/Count ${marks.length}>>`);
    set(about, `<</Title${string(words.title)}>>`);
    set(catalogue, `<</Type/Catalog/Pages ${ref(pages)}/StructTreeRoot ${ref(tree)}/Outlines ${ref(outlines)}/Lang(en)/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>>>`);
  }

  /* The file in pieces: every object, then the table of where each begins. */
  function written() {
    const chunks = [];
    const rows = [];
    let length = 0;
    const put = (piece) => (chunks.push(piece), (length += piece.length));
    put("%PDF-1.7\n%\x7f\x7f\x7f\x7f\n");
    for (const [at, [text, stream]] of objects.entries()) {
      rows.push(`${String(length).padStart(10, "0")} 00000 n \n`);
      put(`${at + 1} 0 obj\n${text}`);
      if (stream !== undefined) for (const piece of ["\nstream\n", stream, "\nendstream"]) put(piece);
      put("\nendobj\n");
    }
    const start = length;
    put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join("")}trailer\n<</Size ${objects.length + 1}/Root ${ref(catalogue)}/Info ${ref(about)}>>\nstartxref\n${start}\n%%EOF\n`);
    return chunks;
  }

  fill(type, () => "");
  bindContents();
  bound.forEach(bindSheet);
  bindRoots();
  return { chunks: written(), pages: total };
});
