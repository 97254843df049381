/* The frame's comforts: the menu closes as people expect, the list of parts follows the reading, colours can be chosen,
   what is folded opens on paper.
   Every page works without them. */
"use strict";
(() => {
  const root = document.documentElement;

  /* A list that opens over the page closes with Escape, with a click beside it, and when one of its links was followed. */
  for (const panel of document.querySelectorAll(".am-menu, .am-onpage")) {
    const summary = panel.querySelector("summary");
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && panel.open) {
        panel.open = false;
        summary.focus();
      }
    });
    document.addEventListener("click", (event) => {
      if (!panel.contains(event.target) || event.target.closest("a")) panel.open = false;
    });
    panel.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !panel.contains(event.relatedTarget)) panel.open = false;
    });
  }

  /* The part that is being read is marked in the list beside it. */
  const links = new Map();
  for (const link of document.querySelectorAll(".am-parts a")) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) links.set(part, link);
  }
  const parts = [...links.keys()];
  const mark = () => {
    const reached = parts.filter((part) => part.getBoundingClientRect().top < innerHeight / 3).pop();
    for (const [part, link] of links) {
      if (part === reached) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  if (parts.length && "IntersectionObserver" in window) {
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
    for (const part of parts) observer.observe(part);
  }

  /* Light, dark, or as the system has it. */
  const buttons = document.querySelectorAll(".am-scheme button");
  const show = () => {
    const now = root.dataset.scheme || "system";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.value === now));
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      if (button.value === "system") delete root.dataset.scheme;
      else root.dataset.scheme = button.value;
      try {
        localStorage.setItem("amends-scheme", button.value);
      } catch {
        // Without storage the choice holds for this page.
      }
      show();
    });
  }
  for (const group of document.querySelectorAll(".am-scheme")) group.hidden = false;
  show();

  /* On paper every part stands open, also in a browser whose styles cannot open it, and the address says what was chosen.
     Afterwards each part is as it was. What is the same in all compared cases stays folded: the sheet has no room for it. */
  const opened = [];
  window.addEventListener("beforeprint", () => {
    root.dataset.chosen = location.search;
    for (const part of document.querySelectorAll("main details:not([open], .am-compare-same)")) {
      part.open = true;
      opened.push(part);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of opened.splice(0)) part.open = false;
  });
})();
