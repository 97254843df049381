// What a page asks of paper: which words must be there, and which of them must stand on one sheet. Evaluated in the page by
// the tests, with the styles for print. A part is the list of its texts, since paper need not hold them in the page's order.
const paper = (() => {
  const HEADINGS = "h1, h2, h3, h4, legend, caption, summary, dt";
  const WHOLE = ".am-card, .am-quote, .am-inject, .am-item, .am-event, .am-remedy, .am-review, .am-levelcard, .am-gate, .am-caution, .am-example, .am-pace, .am-next, blockquote, pre";
  const OF_THE_SCREEN = "nav, dialog, button:not(.am-explore-chip), select, input:not(.am-item input), .am-skip, .am-bar, .am-foot";
  const AFTER = 12; // so many letters after a heading must stand below it

  // What is only read aloud stays on the screen.
  const shown = (root) => text.nodes(root).filter((node) => !node.parentElement.closest(".am-unseen"));
  const words = (root) => shown(root).map((node) => node.data);
  const all = (root, selector) => [...root.querySelectorAll(selector)];

  const folded = (part) => {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) found.push(walker.currentNode.data);
    return found;
  };

  const begun = (heading, nodes) => {
    const own = nodes.filter((node) => heading.contains(node));
    const next = nodes[nodes.indexOf(own.at(-1)) + 1];
    return own.length ? [...own.map((node) => node.data), next ? next.data.trim().slice(0, AFTER) : ""] : [];
  };

  const asks = (tall) => {
    const main = document.querySelector("main"), nodes = shown(main);
    return {
      title: document.title,
      address: document.querySelector("link[rel=canonical]")?.href ?? document.documentElement.dataset.address ?? "",
      updated: document.querySelector(".am-updated time")?.dateTime || "",
      words: nodes.map((node) => node.data),
      folded: all(main, "details:not(.am-onpage, .am-added, .am-added details)").flatMap(folded),
      rows: all(main, "tr").map(words),
      blocks: all(main, WHOLE).filter((one) => one.getBoundingClientRect().height < tall).map(words),
      headings: all(main, HEADINGS).map((one) => begun(one, nodes)),
      screen: all(document, OF_THE_SCREEN).filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80)),
    };
  };

  return { asks };
})();
