// Says that there is unsaved text, asks before it is left, and sends it only when the site answers.
// Saving works without this too.
const form = document.querySelector("#content-main form");
const badge = document.createElement("p");
let isUnsaved = false;
let isReached = false;
let waiting = null;

function say(text) {
  badge.textContent = text;
  if (!badge.isConnected) document.body.append(badge);
}

function mark() {
  isUnsaved = true;
  if (!waiting) say("Tallentamatta");
}

async function answers() {
  try {
    return (await fetch("/livez", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

async function send(button) {
  clearTimeout(waiting);
  waiting = null;
  if (await answers()) {
    isReached = true;
    form.requestSubmit(button);
  } else {
    say("Yhteys on poikki. Tekstisi on tallessa tällä sivulla: tallennetaan, kun yhteys palaa.");
    waiting = setTimeout(() => send(button), 3000);
  }
}

if (form) {
  badge.className = "unsaved";
  badge.role = "status";
  if (document.querySelector(".errornote")) mark();
  form.addEventListener("input", mark);
  form.addEventListener("change", mark);
  form.addEventListener("submit", (event) => {
    isUnsaved = !isReached;
    if (isReached) return;
    event.preventDefault();
    send(event.submitter);
  });
  window.addEventListener("pageshow", () => { isReached = false; });
  window.addEventListener("beforeunload", (event) => { if (isUnsaved) event.preventDefault(); });
}
