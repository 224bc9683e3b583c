// What one look at an open page tells the accessibility tests; they judge it, this only reads.

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const words = (element) => element.innerText.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim();
  const said = (element) => element?.textContent.replace(/\u00ad/g, "").replace(/\s+/g, " ").trim().slice(0, 300) ?? "";
  const spelt = (ids) => ids.split(/\s+/).map((id) => said(document.getElementById(id))).join(" ");

  // As a screen reader would call it; asking the browser itself takes a tenth of a second each on a large page.
  function nameOf(element) {
    if (element.hasAttribute("aria-labelledby")) return spelt(element.getAttribute("aria-labelledby"));
    return element.getAttribute("aria-label") ?? (element.labels?.length ? [...element.labels].map(said).join(" ") : said(element));
  }

  const brief = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 90);
  const STOPS = "a[href], button, input:not([type=hidden]), select, textarea, summary";

  function link(element) {
    const around = element.closest("li, p, dd, td, tr");
    const row = element.closest("tr")?.querySelector("th");
    return { name: nameOf(element), href: element.href, around: said(around) + said(row) };
  }

  function field(element) {
    const group = element.closest("fieldset")?.querySelector("legend");
    return { html: brief(element), label: nameOf(element), group: group ? words(group) : "", type: element.type, name: element.name, autocomplete: element.autocomplete };
  }

  function survey() {
    const seen = all("body *").filter(isSeen);
    const styles = seen.map((element) => [element, getComputedStyle(element)]);
    return {
      title: document.title,
      lang: document.documentElement.lang,
      path: location.pathname,
      text: words(document.body),
      headings: all("h1, h2, h3, h4, h5, h6").filter(isSeen).map((h) => [Number(h.tagName[1]), words(h)]),
      media: all("audio, video, object, embed, iframe, canvas, marquee, blink, img, picture, meta[http-equiv=refresh], [onload]").map(brief),
      pictures: styles.filter(([, style]) => style.backgroundImage.includes("url(")).map(([element]) => brief(element)),
      drawings: all("svg").filter((svg) => isSeen(svg) && !svg.closest("[aria-hidden=true]")).map((svg) => ({ role: svg.getAttribute("role"), name: nameOf(svg) })),
      moving: document.getAnimations().length + styles.filter(([, s]) => s.animationName !== "none" || parseFloat(s.transitionDuration) > 0).length,
      polling: all("[hx-trigger]").filter((element) => /\bevery\b|\bload\b|\brevealed\b/.test(element.getAttribute("hx-trigger"))).map(brief),
      tooltips: all("body [title], [popover], [accesskey], dialog").map(brief),
      positiveTabindex: all("[tabindex]").filter((element) => element.tabIndex > 0).map(brief),
      links: all("a[href]").filter(isSeen).map(link),
      fields: all("input:not([type=hidden]), select, textarea").filter(isSeen).map(field),
      buttons: all("button, input[type=submit]").filter(isSeen).map((b) => ({ name: nameOf(b), text: words(b), action: b.form?.action ?? "" })),
      misnamed: all(STOPS).filter((e) => isSeen(e) && words(e) && e.matches("[aria-label], [aria-labelledby]") && !nameOf(e).toLowerCase().includes(words(e).toLowerCase())).map((e) => `${nameOf(e)} ≠ ${words(e)}`),
      colourOnly: all("main :is(p, dd, li) a[href]").filter((a) => isSeen(a) && !a.matches(".button, .call, .choices a") && !underlined(a)).map(brief),
      shell: all(":is(header.top, .urgent, footer.bottom) a[href]").map((a) => [words(a), new URL(a.href).pathname]),
      landmarks: all("header, nav, main, aside, footer").filter(isSeen).map((e) => `${e.tagName.toLowerCase()} ${e.ariaLabel ?? ""}`.trim()),
    };
  }

  const underlined = (element) => [element, ...all("*", element)].some((e) => getComputedStyle(e).textDecorationLine.includes("underline") || parseFloat(getComputedStyle(e).borderBottomWidth) > 0);

  // Blocks of text that stand wholly above the one before them and not to its right.
  function outOfOrder() {
    const blocks = all("h1, h2, h3, h4, p, li, dt, dd, label, legend, summary, button, caption, th, td")
      .filter((element) => isSeen(element) && words(element) && !element.closest("svg, .hidden, .skip, .desk-bar"))
      .filter((element) => !element.querySelector("h1, h2, h3, h4, p, li, dt, dd, label, legend, summary, button"))
      .map((element) => [element, element.getBoundingClientRect()]);
    return blocks.slice(1).flatMap(([element, box], at) => {
      const before = blocks[at][1];
      return box.bottom <= before.top + 1 && box.left < before.right - 1 ? [`${words(element).slice(0, 40)} above ${words(blocks[at][0]).slice(0, 40)}`] : [];
    });
  }

  // Text that its own box cuts off, and parts that stick out of the page.
  function cutOff() {
    const cut = all("body *").filter((element) => {
      const style = getComputedStyle(element);
      if (!isSeen(element) || element.matches(".hidden, .hidden *, .desk-result, svg *, option, select, input, textarea")) return false;
      const hides = [style.overflowX, style.overflowY].some((way) => way === "hidden" || way === "clip");
      return hides && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    }).map(brief);
    if (document.documentElement.scrollWidth > innerWidth) cut.push("the page scrolls sideways");
    const spilling = all("a.button, button, .option, .call, .tag").filter((element) => isSeen(element) && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2));
    return [...cut, ...spilling.map((element) => `spills: ${brief(element)}`)];
  }

  function resize(factor) {
    const root = document.documentElement;
    root.style.fontSize = `${factor * parseFloat(getComputedStyle(root).fontSize)}px`;
  }

  const doubleText = () => resize(2);
  const halveText = () => document.documentElement.style.removeProperty("font-size");

  // As WCAG 1.4.12 measures it.
  function spaceOut() {
    for (const element of all("body *")) {
      Object.assign(element.style, { lineHeight: "1.5", letterSpacing: "0.12em", wordSpacing: "0.16em" });
      if (element.matches("p")) element.style.marginBottom = "2em";
    }
  }

  // The element that has the focus: where it stands, whether that shows, and whether something lies over it.
  function stop() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const marked = [element, element.closest(".option")].filter(Boolean).map((e) => getComputedStyle(e));
    const box = (element.closest(".option") ?? element).getClientRects()[0] ?? element.getBoundingClientRect();
    const points = [[box.left + box.width / 2, box.top + box.height / 2], [box.left + 3, box.top + box.height / 2], [box.right - 3, box.top + box.height / 2]];
    const uncovered = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element));
    });
    return {
      place: all("*").indexOf(element),
      html: brief(element),
      radio: element.type === "radio" ? element.name : "",
      marked: marked.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
      uncovered: Boolean(uncovered),
      inNavigation: Boolean(element.closest("header, nav, aside, footer")),
    };
  }

  // Paragraphs and lists in small type, with tight lines, or with lines over some 60 letters.
  function cramped() {
    return all("main :is(p, li, dd)").filter((element) => isSeen(element) && words(element).length > 100 && !element.querySelector("p, li")).flatMap((element) => {
      const style = getComputedStyle(element);
      const size = parseFloat(style.fontSize);
      const lines = Math.round(element.getBoundingClientRect().height / parseFloat(style.lineHeight));
      const perLine = words(element).length / Math.max(1, lines);
      const wrong = [size < 18 && `${size} px`, parseFloat(style.lineHeight) / size < 1.5 - 0.01 && `line ${style.lineHeight}`, perLine > 65 && `${Math.round(perLine)} characters`];
      return wrong.filter(Boolean).map((what) => `${what}: ${words(element).slice(0, 50)}`);
    });
  }

  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const lightness = (colour) => channels(colour).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (one, other) => (Math.max(lightness(one), lightness(other)) + 0.05) / (Math.min(lightness(one), lightness(other)) + 0.05);

  function behind(element) {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  }

  // Controls whose edge or surface has less than 3:1 against what lies around them; and the mark of the focus itself.
  function faintEdges() {
    const controls = all("main :is(.option, input:not([type=radio], [type=checkbox], [type=hidden]), select, textarea, .button)").filter(isSeen);
    const faint = controls.filter((element) => {
      const style = getComputedStyle(element);
      const around = behind(element.parentElement);
      const edge = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none" ? contrast(style.borderTopColor, around) : 1;
      return Math.max(edge, contrast(behind(element), around)) < 3;
    }).map(brief);
    const style = getComputedStyle(document.documentElement);
    const ring = [style.getPropertyValue("--focus"), style.getPropertyValue("--halo")].map(rgb);
    if (Math.max(...ring.map((colour) => contrast(colour, getComputedStyle(document.body).backgroundColor))) < 3) faint.push("focus");
    if (contrast(...ring) < 3) faint.push("focus against its halo");
    return faint;
  }

  function rgb(colour) {
    const probe = document.createElement("i");
    probe.style.color = colour;
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  }

  const reachable = () => {
    const radios = new Set();
    return all(STOPS).filter((element) => {
      if (!isSeen(element) || element.disabled || element.tabIndex < 0) return false;
      if (element.type !== "radio") return true;
      return !radios.has(element.name) && radios.add(element.name);
    }).length;
  };

  window.survey = { survey, outOfOrder, cutOff, doubleText, halveText, spaceOut, cramped, faintEdges, stop, reachable };
})();
