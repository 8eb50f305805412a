// What links and forms cannot do: copy an address, say that nobody answers, wait for an answer or a
// file, keep the rules where they were scrolled to.
"use strict";

function tell(text) {
  // Once to be read out, once to be seen.
  for (const line of document.querySelectorAll("#told, p.told")) line.textContent = text;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("#copy-link");
  if (!link || !navigator.clipboard) return;
  event.preventDefault();
  event.stopPropagation();
  await navigator.clipboard.writeText(link.href);
  tell("The link is copied.");
}, true);

document.addEventListener("htmx:error", () => {
  tell("The server does not answer. Is berth serve still running?");
});

// A click right behind a change would be about the page before it, and undo it: it waits for the
// answer, and then counts for what has the same name there.
let change = null;
let held = null;

function isUnderWay() {
  return change !== null && ["issuing", "response received"].includes(change.status);
}

function releaseWhenAnswered() {
  if (isUnderWay()) {
    setTimeout(releaseWhenAnswered, 20);
    return;
  }
  const name = held;
  held = null;
  document.getElementById(name)?.click();
}

document.addEventListener("htmx:before:request", (event) => {
  if (event.target.matches("form[hx-trigger^=change]")) change = event.detail.ctx;
});

document.addEventListener("click", (event) => {
  const asked = event.target.closest("a[id], button[id]");
  if (!asked || !isUnderWay()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // Enter in a field changes it, and presses the button of its form: that is on its way already.
  // Asked again it would stand twice in the history, and going back would change nothing.
  if (asked.type === "submit" && !asked.name && asked.form === change.sourceElement) return;
  if (held === null) setTimeout(releaseWhenAnswered, 20);
  held = asked.id;
}, true);

let scrolled = 0;

function rules() {
  return document.querySelector("aside");
}

document.addEventListener("htmx:before:swap", () => {
  scrolled = rules()?.scrollTop ?? 0;
});

document.addEventListener("htmx:after:swap", () => {
  if (rules()) rules().scrollTop = scrolled;
});

// A file that somebody asked for is taken as soon as it is made.
let isAwaited = false;

document.addEventListener("submit", (event) => {
  if (event.target.matches("form.make")) isAwaited = true;
}, true);

document.addEventListener("htmx:after:swap", () => {
  const file = document.getElementById("take-file");
  if (isAwaited && file) file.click();
  isAwaited = isAwaited && !file && document.getElementById("job") !== null;
});
