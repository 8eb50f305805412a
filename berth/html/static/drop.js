// The start page: files and folders that are dropped are sent as if they had been chosen; too large
// ones are not sent at all. A file of a folder has its path in a field, as its name may not say it.
"use strict";

const drop = () => document.getElementById("drop");

const filesOf = async (entry) => {
  if (entry.isFile) return [[await new Promise((ok, no) => entry.file(ok, no)), entry.fullPath.slice(1)]];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const more = await new Promise((ok, no) => reader.readEntries(ok, no));
    if (!more.length) return (await Promise.all(found.map(filesOf))).flat();
    found.push(...more);
  }
};

const take = (files) => {
  const taken = new DataTransfer();
  files.forEach(([file]) => taken.items.add(file));
  drop().elements.folder.value = "";
  document.getElementById("files").files = taken.files;
  drop().querySelectorAll("[name=path]").forEach((old) => old.remove());
  files.forEach(([, path]) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "path", value: path });
    drop().append(field);
  });
  drop().requestSubmit();
};

document.addEventListener("dragover", (event) => {
  if (!drop()) return;
  event.preventDefault();
  drop().classList.add("over");
});

document.addEventListener("dragleave", (event) => {
  if (drop() && !event.relatedTarget) drop().classList.remove("over");
});

document.addEventListener("drop", async (event) => {
  if (!drop() || !event.dataTransfer.files.length) return;
  event.preventDefault();
  drop().classList.remove("over");
  // What is dropped is there for this moment only: all of it is asked for before the first wait.
  const plain = [...event.dataTransfer.files].map((file) => [file, file.name]);
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.());
  const hasFolder = entries.some((entry) => entry?.isDirectory);
  try {
    take(hasFolder ? (await Promise.all(entries.filter(Boolean).map(filesOf))).flat() : plain);
  } catch {
    const text = "That cannot be read; choose the files, or send the folder as a zip.";
    document.getElementById("drop-told").textContent = text;
  }
});

document.addEventListener("submit", (event) => {
  if (event.target !== drop()) return;
  const inputs = [...drop().querySelectorAll("input[type=file]")];
  const sizes = inputs.flatMap((input) => [...input.files].map((file) => file.size));
  const most = Number(drop().dataset.most);
  let text = sizes.length ? "" : "Choose a file first.";
  if (sizes.reduce((sum, size) => sum + size, 0) > most) {
    text = `That is too large: at most ${most / 1048576} MiB are taken.`;
  }
  document.getElementById("drop-told").textContent = text;
  if (text) event.preventDefault();
});

// Files that are chosen after some were dropped have no such fields.
document.addEventListener("change", (event) => {
  if (event.target.type !== "file" || !drop()) return;
  drop().querySelectorAll("[name=path]").forEach((old) => old.remove());
});
