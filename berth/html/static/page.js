// What links and forms cannot do: copy an address, and say that nobody answers.
"use strict";

function tell(text) {
  const line = document.getElementById("told");
  if (line) line.textContent = text;
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
