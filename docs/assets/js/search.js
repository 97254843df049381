/* The search dialog. The index, its worker and the data are loaded when it is first opened, never on an idle page.
   They come as scripts, since a page that lies in a folder may not fetch; a text of a record is only ever put in as text. */
"use strict";
(() => {
  const site = new URL("../../", document.currentScript.src).href;
  const given = {};
  const load = (path) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = site + path;
      script.onload = () => (script.remove(), done());
      script.onerror = () => failed(new Error(path));
      document.head.append(script);
    });
  window.amendsSearch = { give: (name, value) => (given[name] = value), given, load }; // other scripts of ours load data so, too
  const dialog = document.querySelector("dialog.am-search");
  const opener = document.querySelector(".am-search-open");
  if (!dialog || !dialog.showModal) return;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector(".am-search-found");
  const said = dialog.querySelector(".am-search-said");
  const whole = location.protocol === "file:" || location.pathname.endsWith("/index.html"); // addresses name their files
  let engine = null; // takes messages, in a worker or here
  let begun = false; // to load all this
  let files = []; // that nobody has asked for yet
  let unread = 1; // files of data that the index has not read yet
  let trouble = ""; // what could not be loaded
  let asked = 0; // the number of the last question
  let waiting = false; // for an answer
  let stale = false; // the words or the index changed since
  let open = ""; // the group of which all is shown
  let active = null;
  let moved = false;

  /* A worker made of the code itself: a page in a folder may start no other. Without one the same code runs here.
     Ends, once it can be asked, with the function that gives it messages. */
  const start = () =>
    new Promise((ready) => {
      const { minisearch, words, shown, asked: meant, engine: make } = given;
      const here = () => {
        const known = words();
        ready(make(minisearch(), known, shown(known), meant(known), take));
      };
      const code = `"use strict"; const words = (${words})();
        const take = (${make})((${minisearch})(), words, (${shown})(words), (${meant})(words), (answer) => postMessage(answer));
        onmessage = (event) => take(event.data); postMessage({});`;
      try {
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
        worker.onerror = () => (engine ? (waiting = false) : here()); // one question that fails leaves the next its turn
        worker.onmessage = (event) => (engine ? take(event.data) : ready((message) => worker.postMessage(message)));
      } catch {
        here();
      }
    });

  function more(name) {
    engine({ [name]: given[name] });
    given[name] = null;
  }

  async function prepare() {
    if (begun) return;
    begun = true;
    window.define = Object.assign((factory) => window.amendsSearch.give("minisearch", factory), { amd: true });
    try {
      const code = ["vendor/minisearch/minisearch.js", "js/search-words.js", "js/search-shown.js", "js/search-asked.js", "js/search-engine.js"];
      const started = Promise.all(code.map((path) => load(`assets/${path}`))).then(start);
      [engine] = await Promise.all([started, load("assets/search/cards.js")]);
      more("cards");
    } catch {
      begun = false;
      said.textContent = "The search could not be loaded. Open it again, or use the menu.";
    }
    delete window.define;
  }

  /* The other cards and the full texts, once the first words are answered. */
  async function rest() {
    const wanted = files;
    files = [];
    try {
      for (const name of wanted) {
        await load(`assets/search/${name}`);
        for (const kind of ["cards", "texts"]) if (given[kind]) more(kind);
      }
    } catch {
      trouble = " Not all texts could be loaded.";
    }
  }

  /* One question at a time: what is typed meanwhile is asked when the answer is there. */
  function ask() {
    stale = true;
    if (!engine || waiting) return;
    stale = false;
    const query = input.value.trim();
    if (!query) return show({ query, count: 0, groups: [] });
    waiting = true;
    engine({ query, open, number: (asked += 1) });
  }

  function take(answer) {
    if (answer.partly) {
      ask();
    } else if (answer.grown) {
      files.push(...answer.files);
      unread += answer.files.length - 1;
      ask();
    } else if (answer.number === asked) {
      waiting = false;
      if (!stale || answer.query === input.value.trim()) show(answer);
      if (stale) ask();
      if (files.length) rest();
    }
  }

  function element(name, kind, ...inside) {
    const made = document.createElement(name);
    made.className = kind;
    made.append(...inside);
    return made;
  }

  /* Text in pieces by turns plain and marked. */
  const marked = (pieces) => pieces.map((piece, at) => (at % 2 ? element("mark", "", piece) : piece));

  function option(inside, id) {
    const made = element("div", "am-search-one", inside);
    made.id = `am-search-${id}`;
    made.setAttribute("role", "option");
    made.setAttribute("aria-selected", "false");
    return made;
  }

  function link(item) {
    const made = element("a", "", element("span", "am-search-title", ...marked(item.title)));
    made.href = site + item.address + (whole ? "index.html" : "") + (item.anchor && `#${encodeURIComponent(item.anchor)}`);
    made.tabIndex = -1;
    if (item.where) made.append(element("span", "am-search-where", item.where));
    const text = item.byLine ? ["Asked as: “", ...marked(item.text), "”"] : marked(item.text);
    if (text.some(Boolean)) made.append(element("span", "am-search-text", ...text));
    return made;
  }

  function show(answer) {
    const held = moved && active ? active.dataset.key : "";
    let id = 0;
    const groups = answer.groups.map((group) => {
      const name = element("p", "am-search-kind", group.title);
      name.id = `am-search-kind-${group.name}`;
      const made = element("div", "am-search-group", name);
      made.setAttribute("role", "group");
      made.setAttribute("aria-labelledby", name.id);
      for (const item of group.items) {
        const one = option(link(item), (id += 1));
        one.dataset.key = `${item.address}#${item.title.join("")}`;
        made.append(one);
      }
      if (group.count > group.items.length && open !== group.name) {
        const one = option(`Show more of ${group.count}: ${group.title.toLowerCase()}`, (id += 1));
        one.dataset.open = group.name;
        made.append(one);
      }
      return made;
    });
    list.replaceChildren(...groups);
    dialog.toggleAttribute("data-whole", unread === 0);
    input.setAttribute("aria-expanded", String(groups.length > 0));
    choose(held ? [...list.querySelectorAll("[role=option]")].find((one) => one.dataset.key === held) : null);
    const words = answer.count === 1 ? "1 result" : `${answer.count} results`;
    const none = unread && !trouble ? "Still looking …" : "Nothing found. Try fewer words, or others.";
    said.textContent = answer.query ? (answer.count ? words : none) + trouble : "";
  }

  function choose(one) {
    if (active) active.setAttribute("aria-selected", "false");
    active = one || null;
    if (!active) return input.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const all = [...list.querySelectorAll("[role=option]")];
    const at = active ? all.indexOf(active) + step : step > 0 ? 0 : all.length - 1;
    moved = true;
    choose(all[(at + all.length) % all.length]);
  }

  function follow(one, keys) {
    if (!one) return;
    const target = one.querySelector("a");
    if (target) return target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: keys.ctrlKey, metaKey: keys.metaKey, shiftKey: keys.shiftKey }));
    open = one.dataset.open;
    ask();
  }

  function begin() {
    if (dialog.open) return;
    prepare(); // first: the files are on their way while the dialog is laid out
    dialog.showModal();
    input.select();
  }

  const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    const control = event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!slash && !control) return;
    event.preventDefault();
    begin();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter") follow(active || list.querySelector("[role=option]"), event);
    else return;
    event.preventDefault();
  });
  input.addEventListener("input", () => {
    open = "";
    moved = false;
    ask();
  });
  list.addEventListener("click", (event) => {
    const one = event.target.closest("[role=option]");
    if (!one) return;
    if (!event.target.closest("a")) follow(one, event);
    else if (!event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest(".am-search-close")) dialog.close();
  });
  if (opener) {
    opener.hidden = false;
    opener.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    opener.addEventListener("click", begin);
  }
})();
