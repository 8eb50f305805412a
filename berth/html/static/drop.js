// The start page: files that are dropped are sent as if they had been chosen; too large ones are
// not sent at all.
"use strict";

const drop = () => document.getElementById("drop");

document.addEventListener("dragover", (event) => {
  if (!drop()) return;
  event.preventDefault();
  drop().classList.add("over");
});

document.addEventListener("dragleave", (event) => {
  if (drop() && !event.relatedTarget) drop().classList.remove("over");
});

document.addEventListener("drop", (event) => {
  if (!drop() || !event.dataTransfer.files.length) return;
  event.preventDefault();
  drop().classList.remove("over");
  drop().elements.files.files = event.dataTransfer.files;
  drop().requestSubmit();
});

document.addEventListener("submit", (event) => {
  if (event.target !== drop()) return;
  const sizes = [...drop().elements.files.files].map((file) => file.size);
  const most = Number(drop().dataset.most);
  if (sizes.reduce((sum, size) => sum + size, 0) <= most) return;
  event.preventDefault();
  const text = `That is too large: at most ${most / 1048576} MiB are taken.`;
  document.getElementById("drop-told").textContent = text;
});
