// Python with Berth in it, in a thread of its own: parts of the file in, answers out.
"use strict";

// Pyodide refuses workers that have this, as they used to lack import().
self.importScripts = undefined;

const address = (bytes, type) => URL.createObjectURL(new Blob([bytes], { type }));

// A part is gzip in base64.
async function unpacked(part) {
  const letters = atob(part);
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) packed[at] = letters.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function started(parts) {
  const found = {};
  // All at a time: browsers unpack beside this thread.
  await Promise.all(Object.entries(parts).map(async ([name, part]) => {
    found[name] = await unpacked(part);
  }));
  // What Pyodide asks for is here; nothing else is.
  self.fetch = async (asked) => {
    const name = String(asked).split("/").pop();
    if (!found[name]) throw new TypeError(`${name} is not in the file`);
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(found[name], { headers: { "Content-Type": type } });
  };
  const script = (name) => import(address(found[name], "text/javascript"));
  const { loadPyodide } = await script("pyodide.mjs");
  const { default: createPyodideModule } = await script("pyodide.asm.mjs");
  postMessage({ progress: "Starting the engine: Python ..." });
  const python = await loadPyodide({
    createPyodideModule,
    indexURL: "file:///engine/",
    packageBaseUrl: "file:///engine/",
    lockFileContents: JSON.parse(new TextDecoder().decode(found["lock.json"])),
  });
  postMessage({ progress: "Starting the engine: Berth ..." });
  const extractDir = python.runPython("import site; site.getsitepackages()[0]");
  for (const name of ["libraries.zip", "program.zip"]) {
    python.unpackArchive(found[name], "zip", { extractDir });
  }
  const { Live } = python.pyimport("berth.live.inside");
  const sent = new TextDecoder().decode(found["case.json"]);
  for (const name of Object.keys(found)) delete found[name];
  return Live(sent);
}

let live = null;
onmessage = async ({ data }) => {
  try {
    if (data.parts) live = await started(data.parts);
    const shown = live.asked(data.fields || "");
    const [told, rules, answer] = shown.toJs();
    shown.destroy();
    postMessage({ told, rules, answer });
  } catch (error) {
    postMessage({ failed: String(error.message || error).trim().split("\n").pop() });
  }
};
