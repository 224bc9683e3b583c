// What the accessibility tests measure in an open page, beside axe.

(() => {
  async function axeFindings(tags) {
    const found = await axe.run(document, {
      runOnly: { type: "tag", values: tags },
      resultTypes: ["violations", "incomplete"],
      iframes: false, // what stands in a frame is a page that is tested by itself
      rules: { "frame-tested": { enabled: false } },
    });
    const places = (rule) => rule.nodes.map((node) => node.target.join(" ")).join(", ");
    const say = (kind, rule) => `${kind}: ${rule.id}: ${places(rule)}`;
    // Where axe cannot tell a contrast (lines of a list, wrapped links), paleText has measured it.
    const open = found.incomplete.filter((rule) => rule.id !== "color-contrast");
    return [...found.violations.map((rule) => say("violation", rule)), ...open.map((rule) => say("incomplete", rule))];
  }

  // Links inside running text are exempt (WCAG 2.5.8); the rest are at least 48 px both ways. A link that is all of its
  // block is no running text, except in the dense tables of the desk, which are no pages of clients.
  function smallTargets() {
    const inText = "p, li:not(.row li), dd, dt, h1, h2, h3, .skip";
    const isClients = !document.querySelector(".desk-nav");
    const isAlone = (element) => isClients && element.closest("p, h3")?.innerText.trim() === element.innerText.trim();
    return [...document.querySelectorAll("a[href], button, input:not([type=hidden]), summary")]
      .filter((element) => !element.closest(inText) || isAlone(element))
      .map((element) => [(element.closest("label") || element).getBoundingClientRect(), element.outerHTML.slice(0, 80)])
      .filter(([box]) => box.width && (box.height < 47.5 || box.width < 47.5))
      .map(([box, html]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`);
  }

  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);

  function luminance(colour) {
    const [red, green, blue] = channels(colour)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function background(element) {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  }

  // Text with less contrast than 7:1 (WCAG 1.4.6).
  function paleText() {
    const pale = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      const text = walker.currentNode.data.trim();
      if (!text || !element.getClientRects().length) continue;
      const colours = [luminance(getComputedStyle(element).color), luminance(background(element))];
      const contrast = (Math.max(...colours) + 0.05) / (Math.min(...colours) + 0.05);
      if (contrast < 7) pale.add(`${contrast.toFixed(1)}:1 ${element.tagName} ${text.slice(0, 40)}`);
    }
    return [...pale];
  }

  window.measures = { axeFindings, smallTargets, paleText };
})();
