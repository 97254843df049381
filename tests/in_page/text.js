// What text of a page can be read, with and without its styles. Evaluated in the page by the tests.
const text = (() => {
  const HIDDEN = "script, style, template, noscript";

  const shown = (node) => {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest(HIDDEN) || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].some((box) => box.width > 0 && box.height > 0);
  };

  const nodes = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) if (shown(walker.currentNode)) found.push(walker.currentNode);
    return found;
  };

  // The words that can be seen in the main part, without those of enhancements.
  const read = (enhancements) => {
    const main = document.querySelector("main");
    const left = nodes(main).filter((node) => !enhancements.some((one) => node.parentElement.closest(one)));
    return left.map((node) => node.data).join(" ").replace(/\s+/g, " ").trim();
  };

  // Words that only a style sheet puts there.
  const fromStyles = () => {
    const found = [];
    for (const element of document.querySelectorAll("body, body *")) {
      for (const part of ["::before", "::after", "::marker"]) {
        const { content, display } = getComputedStyle(element, part);
        if (display !== "none" && element.checkVisibility() && /"[^"]*\p{L}{2}[^"]*"/u.test(content)) found.push(stops.finding("words from a style", element, content));
      }
    }
    return found;
  };

  // What a style puts in another order than the text has.
  const reordered = () => {
    const found = [];
    for (const element of document.querySelectorAll("body *")) {
      const { order, flexDirection, display } = getComputedStyle(element);
      if (order !== "0") found.push(stops.finding("reordered", element, `order ${order}`));
      if (display.includes("flex") && flexDirection.includes("reverse")) found.push(stops.finding("reordered", element, flexDirection));
    }
    return found;
  };

  const headings = () => {
    const found = [];
    let level = 0;
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility());
    for (const heading of all) {
      const now = Number(heading.localName[1]);
      if (now > level + 1) found.push(stops.finding("level skipped", heading, `h${now} after h${level}`));
      level = now;
    }
    if (all.filter((one) => one.localName === "h1").length !== 1) found.push(stops.finding("not one h1", document.body));
    return found;
  };

  const images = () => {
    const bare = [...document.querySelectorAll("img:not([alt]), svg:not([aria-hidden=true]):not([role=img]), [role=img]:not([aria-label]):not([aria-labelledby])")];
    return bare.filter((one) => !one.querySelector(":scope > title")).map((one) => stops.finding("picture without words", one));
  };

  // With all styles off: what is lost, and what of the structure does not hold.
  const bare = () => {
    const before = nodes(document.body), found = [...fromStyles(), ...reordered()];
    for (const sheet of document.styleSheets) sheet.disabled = true;
    const left = new Set(nodes(document.body));
    for (const node of before) if (!left.has(node)) found.push(stops.finding("lost without styles", node.parentElement, node.data.trim()));
    return [...found, ...headings(), ...images()];
  };

  return { read, bare, nodes };
})();
