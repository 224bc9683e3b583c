// htmx comes when somebody first goes to the form that it sends: who only reads does not wait for it on a bad line.
// It is then told what was typed or chosen before it came. Without this the form is sent by its button.

const form = document.querySelector("form[hx-get], form[hx-post]");
const inert = document.querySelector("head > template").content;
const missed = [];
const waiting = new AbortController();

function bring() {
  // Not before the page is whole: htmx would wait for a beginning that is over.
  if (document.readyState === "complete") document.head.append(inert); // a second time there is nothing in it
  else addEventListener("load", bring, { once: true });
}

function remember(event) {
  missed.push(event);
  bring();
}

form.addEventListener("focusin", bring, { signal: waiting.signal });
for (const type of ["input", "change"]) form.addEventListener(type, remember, { signal: waiting.signal });

inert.querySelector("script").addEventListener("load", () => {
  waiting.abort();
  missed.forEach((event) => event.target.dispatchEvent(event));
});
