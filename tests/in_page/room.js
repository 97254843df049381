// Whether everything on a page has room: nothing sticks out, is cut off or lies on something else. Evaluated in the page by the tests.
const room = (() => {
  const style = (element) => getComputedStyle(element);
  const visible = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  const held = (element, pattern) => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) if (pattern.test(style(one).overflowX)) return true;
    return false;
  };

  const floats = (element) => element && (/absolute|fixed|sticky/.test(style(element).position) || floats(element.parentElement));

  // What is wider than the window; tables and the like may scroll in a box of their own.
  const sideways = () => {
    const found = [], width = document.documentElement.clientWidth;
    const wider = document.documentElement.scrollWidth - width;
    if (wider > 0) found.push(stops.finding("page scrolls sideways", document.documentElement, `${wider} px`));
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      if (box.width > 1 && box.right > width + 1 && visible(element) && !held(element, /auto|scroll/)) found.push(stops.finding("sticks out", element, `${Math.round(box.right - width)} px`));
    }
    return found;
  };

  // What stays in place while one reads, and takes more than a third of a low window.
  const staying = () => {
    const found = [];
    for (const element of document.querySelectorAll("body *")) {
      const { height } = element.getBoundingClientRect();
      if (/fixed|sticky/.test(style(element).position) && visible(element) && height > innerHeight / 3) found.push(stops.finding("stays in the way", element, `${Math.round(height)} px`));
    }
    return found;
  };

  // Text in a box that hides what does not fit.
  const cut = () => {
    const found = [];
    for (const element of document.querySelectorAll("body *")) {
      const { overflowX, overflowY } = style(element), box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1 || !visible(element) || !element.innerText?.trim()) continue;
      const across = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1;
      const down = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (across || down) found.push(stops.finding("cut off", element, `${element.scrollWidth - element.clientWidth} × ${element.scrollHeight - element.clientHeight} px`));
    }
    return found;
  };

  // What of a line is seen: the boxes around it that scroll cut off the rest. Nothing where all of it is scrolled away.
  const seen = (box, element) => {
    let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
    for (let one = element; one !== document.body; one = one.parentElement) {
      if (!/auto|scroll/.test(style(one).overflowX + style(one).overflowY)) continue;
      const frame = one.getBoundingClientRect();
      [left, top, right, bottom] = [Math.max(left, frame.left), Math.max(top, frame.top), Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return right - left > 2 && bottom - top > 2 ? new DOMRect(left, top, right - left, bottom - top) : null;
  };

  // Lines of text that lie on each other.
  const overlaps = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), boxes = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!node.data.trim() || !visible(node.parentElement) || floats(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of [...range.getClientRects()].map((one) => seen(one, node.parentElement))) if (box) boxes.push([box, node.parentElement]);
    }
    boxes.sort(([a], [b]) => a.top - b.top);
    const found = [];
    boxes.forEach(([a, first], number) => {
      for (let next = number + 1; next < boxes.length && boxes[next][0].top < a.bottom; next += 1) {
        const [b, second] = boxes[next];
        const down = Math.min(a.bottom, b.bottom) - b.top, across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        if (first !== second && across > 2 && down > Math.min(a.height, b.height) * 0.4) found.push(stops.finding("text on text", first, `and “${second.textContent.slice(0, 40)}”`));
      }
    });
    return found;
  };

  // As a reader does who needs wider letters, words and lines (WCAG 1.4.12).
  const spaced = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
    document.adoptedStyleSheets = [sheet];
    return [...cut(), ...overlaps(), ...sideways()];
  };

  return { narrow: () => [...sideways(), ...staying(), ...cut(), ...overlaps()], spaced };
})();
