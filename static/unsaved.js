// Says in the form's title that there is unsaved text, and asks before it is left. Saving needs none of this.
const form = document.querySelector("#content-main form");
let unsaved = Boolean(document.querySelector(".errornote"));

function mark() {
  unsaved = true;
  const heading = document.querySelector("#content h1");
  if (heading && !document.querySelector(".unsaved")) {
    heading.insertAdjacentHTML("beforeend", ' <span class="unsaved" role="status">Tallentamatta</span>');
  }
}

if (form) {
  if (unsaved) mark();
  form.addEventListener("input", mark);
  form.addEventListener("change", mark);
  form.addEventListener("submit", () => { unsaved = false; });
  window.addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
}
