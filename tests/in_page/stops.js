// What the Tab key reaches on a page, and what is wrong with each stop once it has the focus. Evaluated in the page by the tests.
const stops = (() => {
  const CANDIDATES =
    "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [contenteditable], [tabindex]";

  // Where an element stands, so that a person finds it in the template, and the words in it.
  const place = (element) => {
    const part = element.parentElement?.closest("[class]")?.classList[0];
    return `${part ? `.${part} ` : ""}${element.localName}${[...element.classList].map((one) => `.${one}`).join("")}`;
  };
  const words = (element) => {
    const text = (element.getAttribute("aria-label") || element.innerText || element.value || "").trim().replace(/\s+/g, " ");
    return text ? `“${text.slice(0, 40)}”` : "";
  };
  const finding = (rule, element, detail = "") => [rule, place(element), `${words(element)} ${detail}`.trim()];

  const scrolls = (element) => {
    const { overflowX, overflowY } = getComputedStyle(element);
    const across = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth;
    return across || (/auto|scroll/.test(overflowY) && element.scrollHeight > element.clientHeight);
  };

  const reachable = (element) => {
    if (element.tabIndex < 0 || element.disabled || element.type === "hidden" || element.closest("[inert]")) return false;
    if (element.localName === "summary" && element !== element.parentElement.querySelector(":scope > summary")) return false;
    if (element.type === "radio" && !element.checked) {
      const group = [...document.getElementsByName(element.name)].filter((one) => one.form === element.form);
      if (group.some((one) => one.checked) || group[0] !== element) return false;
    }
    return element.checkVisibility({ visibilityProperty: true });
  };

  // All stops in the order of the text; a box that scrolls is one where nothing else in it is (so in Chromium).
  const all = (root = document) => {
    const found = new Set([...root.querySelectorAll(CANDIDATES)].filter(reachable));
    for (const box of root.querySelectorAll("main *, main ~ *")) {
      if (!found.has(box) && box.checkVisibility() && scrolls(box) && ![...found].some((one) => box.contains(one))) found.add(box);
    }
    return [...found].sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  };

  // The lines that can show a focus, drawn on the element, its ::before and ::after, its label and what it stands in.
  const lines = (element) => {
    const shown = [];
    const around = [...(element.labels || []), element.parentElement];
    for (const [one, part] of [[element], [element, "::before"], [element, "::after"], ...around.map((one) => [one])]) {
      const style = getComputedStyle(one, part);
      const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      shown.push(outline ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : "");
      shown.push(style.boxShadow === "none" ? "" : style.boxShadow);
      for (const side of ["Top", "Right", "Bottom", "Left"]) {
        const width = parseFloat(style[`border${side}Width`]);
        shown.push(width > 0 ? `${width} ${style[`border${side}Style`]} ${style[`border${side}Color`]}` : "");
      }
    }
    return shown;
  };

  const channels = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
  const light = ([red, green, blue]) => {
    const linear = [red, green, blue].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };

  // How far the outline stands out from the ground around it, as WCAG counts; 21 where the browser draws its own two-coloured ring.
  const contrast = (element) => {
    const style = getComputedStyle(element);
    if (style.outlineStyle === "none" || style.outlineStyle === "auto") return 21;
    let ground = parseFloat(style.outlineOffset) < 0 ? element : element.parentElement;
    while (ground && channels(getComputedStyle(ground).backgroundColor)[3] === 0) ground = ground.parentElement;
    const [a, b] = [style.outlineColor, ground ? getComputedStyle(ground).backgroundColor : "rgb(255, 255, 255)"].map((one) => light(channels(one)));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  };

  const together = (rects) => {
    const left = Math.min(...rects.map((one) => one.left)), top = Math.min(...rects.map((one) => one.top));
    return new DOMRect(left, top, Math.max(...rects.map((one) => one.right)) - left, Math.max(...rects.map((one) => one.bottom)) - top);
  };

  // What a finger can hit: the element and its labels.
  const target = (element) => together([element, ...(element.labels || [])].map((one) => one.getBoundingClientRect()));

  // A link within a sentence: its block has words of its own besides links.
  const inSentence = (element) => {
    if (element.localName !== "a" || getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const copy = block.cloneNode(true);
    for (const link of copy.querySelectorAll("a")) link.remove();
    return /\p{L}{2}/u.test(copy.textContent);
  };

  const small = (element) => {
    const { width, height } = target(element);
    return width < 23.9 || height < 23.9 ? `${Math.round(width)} × ${Math.round(height)} px` : "";
  };

  const rows = (element) => [...element.getClientRects()].filter((box) => box.width && box.height);

  // What lies over the middle of the stop's first line.
  const covered = (element) => {
    const [box] = rows(element);
    const [x, y] = [(box.left + box.right) / 2, Math.max(1, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2)];
    const top = document.elementFromPoint(x, y);
    const own = [element, ...(element.labels || [])];
    return top && own.some((one) => one.contains(top)) ? null : top || document.documentElement;
  };

  const outside = (box) => {
    if (box.left < -1 || box.right > innerWidth + 1) return true;
    const middle = innerHeight / 2;
    return box.height > innerHeight ? box.top > middle || box.bottom < middle : box.top < -1 || box.bottom > innerHeight + 1;
  };

  // Reading order: down, or to the right on the same line or in the next column.
  const backwards = (before, now) => {
    if (now.top >= before.bottom - 4) return false;
    const sameLine = Math.min(before.bottom, now.bottom) - Math.max(before.top, now.top) > Math.min(before.height, now.height) / 2;
    return sameLine ? now.left < before.left - 4 && now.top < before.top + 4 : now.bottom <= before.top + 4 && now.left < before.right - 4;
  };

  // The box that scrolls around an element, or none: the page itself is no such box.
  const scroller = (element) => {
    let one = element.parentElement;
    while (one !== document.body && !scrolls(one)) one = one.parentElement;
    return one === document.body ? null : one;
  };

  // Where a line lies on the page; where both stops stand in one box that scrolls, where it lies in that box.
  const lies = (row, box) => new DOMRect(row.x + scrollX + (box?.scrollLeft || 0), row.y + scrollY + (box?.scrollTop || 0), row.width, row.height);

  // Each stop takes the focus in turn; what is wrong comes back as [rule, stop, detail].
  const walk = (root = document) => {
    const found = [], wrong = (...what) => found.push(finding(...what));
    document.activeElement.blur();
    const every = all(root), plain = every.map(lines);
    const tucked = every.map((one) => one.getBoundingClientRect()).map((box) => box.bottom + scrollY <= 0 || box.right <= 0 || box.width <= 1);
    let before = null;
    scrollTo(0, 0);
    every.forEach((element, number) => {
      element.focus();
      if (document.activeElement !== element) return wrong("takes no focus", element);
      for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
      const box = element.getBoundingClientRect(), over = covered(element), after = lines(element);
      if (outside(box)) wrong("outside the window", element, `${Math.round(box.left)}, ${Math.round(box.top)}`);
      else if (over) wrong("covered", element, `by ${place(over)} ${words(over)}`);
      if (!after.some((line, index) => line && line !== plain[number][index])) wrong("focus not shown", element);
      else if (contrast(element) < 3) wrong("focus too faint", element, `${contrast(element).toFixed(1)} to 1`);
      if (small(element) && !inSentence(element)) wrong("too small", element, small(element));
      if (tucked[number]) return;
      const around = scroller(element), [first, last] = [rows(element)[0], rows(element).pop()];
      const shared = before?.around === around ? around : null;
      if (before && backwards(shared ? before.within : before.plain, lies(first, shared))) wrong("out of order", element, `after ${words(every[number - 1])}`);
      before = { around, plain: lies(last), within: lies(last, around) };
    });
    return { count: every.length, found };
  };

  return { all, walk, finding };
})();
