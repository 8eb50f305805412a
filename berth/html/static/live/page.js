// The form is asked about as often as it changes; what is answered takes the place of what was there.
"use strict";

const own = (id) => document.getElementById(id);
const form = own("live-form");
const told = own("live-told");
// No module worker: Chromium makes none from a blob of a file on disk.
const worker = new Worker(
  URL.createObjectURL(new Blob([own("live-worker").textContent], { type: "text/javascript" })),
);
let isBusy = true;
let asked = "";
let next = null;
let isWhy = false;

const meanwhile = "the report below can be read meanwhile.";
const tell = (text) => { told.textContent = text; };
const fail = (what) => {
  form.hidden = true;
  tell(`The engine does not run in this browser (${what}). What the report says below needs no engine.`);
};

function ask(fields) {
  if (isBusy) { next = fields; return; }
  isBusy = true;
  asked = fields;
  tell("Counting ...");
  worker.postMessage({ fields });
}

// Whoever goes on by the keyboard stays where they are.
function put(id, html) {
  const at = document.activeElement.id;
  own(id).innerHTML = html;
  if (at && document.activeElement.id !== at) own(at)?.focus();
}

// A number that somebody is at is asked about when they leave it; its field is not taken away.
function isTyping() {
  const { name, value, type } = document.activeElement;
  return type === "number" && new URLSearchParams(asked).get(name) !== value;
}

worker.onmessage = ({ data }) => {
  if (data.failed) { fail(data.failed); return; }
  if (data.progress) { tell(`${data.progress} ${meanwhile}`); return; }
  isBusy = false;
  form.hidden = false;
  if (next) { const fields = next; next = null; ask(fields); return; }
  if (data.rules && !isTyping()) put("live-rules", data.rules);
  put("live-answer", data.answer);
  tell(data.told);
  if (isWhy) own("live-why")?.scrollIntoView({ block: "nearest" });
};
worker.onerror = (event) => fail(event.message || "it starts no workers");

form.addEventListener("change", () => {
  isWhy = false;
  if (form.reportValidity()) ask(fieldsOf());
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  isWhy = event.submitter?.name === "why";
  ask(fieldsOf(event.submitter));
});
function fieldsOf(button) {
  return new URLSearchParams(new FormData(form, button)).toString();
}

tell(`Starting the engine ... ${meanwhile}`);
worker.postMessage({
  parts: Object.fromEntries([...document.querySelectorAll("[data-part]")].map((one) => {
    const text = one.textContent;
    one.remove();
    return [one.dataset.part, text];
  })),
});
