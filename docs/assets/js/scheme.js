/* Before the first paint: say that scripts run, and keep the colours that the reader chose. */
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("am-js");
  try {
    const chosen = localStorage.getItem("amends-scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch {
    // Some browsers lend no storage to files: the system's colours hold.
  }
})();
