/* A checklist keeps its ticks while its tab is open, also when somebody looks something up and comes back.
   It forgets them with the tab: the next incident begins with an empty sheet. */
"use strict";
(() => {
  const sheet = document.querySelector(".am-checklist");
  const line = document.querySelector(".am-ticked");
  if (!sheet || !line) return;
  const boxes = [...sheet.querySelectorAll("input[type=checkbox]")];
  const key = `amends-ticks ${location.pathname}`;

  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    line.hidden = done === 0;
    line.querySelector("[role=status]").textContent = done ? `${done} of ${boxes.length} done.` : "";
  };
  const keep = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.id)));
    } catch {
      // Without storage the ticks hold as long as the page is shown.
    }
    show();
  };
  const remember = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(key));
      if (Array.isArray(kept)) for (const box of boxes) box.checked = kept.includes(box.id);
    } catch {
      // What cannot be read is not there.
    }
    show();
  };

  sheet.addEventListener("change", keep);
  line.querySelector("button").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
    boxes[0].focus();
  });
  remember();
})();
