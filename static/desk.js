// The desk without which nothing is lost: digits choose options, a button copies.

document.documentElement.classList.add("js");

// On a phone a group opens when its heading is pressed; beside the result there is room for all.
if (matchMedia("(min-width: 64rem)").matches) {
  document.querySelectorAll(".desk-group").forEach((group) => { group.open = true; });
}

function optionsOf(element) {
  return [...(element.closest("fieldset")?.querySelectorAll("input[type=radio], input[type=checkbox]") ?? [])];
}

// 1–9 choose the option of the group in which the focus is (WCAG 2.1.4: only there); 0 makes it unknown again.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || !/^[0-9]$/.test(event.key)) return;
  const options = optionsOf(event.target);
  if (!options.length) return;
  event.preventDefault();
  if (event.key === "0") return clear(options);
  const chosen = options.filter((option) => option.value !== "")[Number(event.key) - 1];
  if (!chosen) return;
  chosen.focus();
  chosen.click();
});

function clear(options) {
  const unknown = options.find((option) => option.value === "");
  if (unknown) {
    unknown.focus();
    unknown.click();
    return;
  }
  options.filter((option) => option.checked).forEach((option) => option.click());
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const text = document.getElementById(button.dataset.copies);
  try {
    await navigator.clipboard.writeText(text.value);
    document.getElementById("tiedote").textContent = button.dataset.done;
  } catch {
    text.focus();
    text.select();
  }
});
