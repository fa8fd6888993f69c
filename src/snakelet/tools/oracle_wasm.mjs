// The official MicroPython WebAssembly build as a server: one JSON request a line in, one JSON
// answer a line out. Every request gets an interpreter and a file system of its own, so that
// no script sees what an earlier one left. `seconds` is the time of runPython alone.
//
// usage: node oracle_wasm.mjs PATH/micropython.mjs

import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { loadMicroPython } = await import(pathToFileURL(process.argv[2]).href);

function byteReader(bytes) {
  let position = 0;
  return () => (position < bytes.length ? bytes[position++] : null);
}

function writeFiles(fileSystem, files) {
  for (const [path, content] of Object.entries(files)) {
    const parts = path.split("/").slice(0, -1);
    let folder = "";
    for (const part of parts) {
      folder += "/" + part;
      if (!fileSystem.analyzePath(folder).exists) fileSystem.mkdir(folder);
    }
    fileSystem.writeFile("/" + path, Buffer.from(content, "base64"));
  }
}

// The interpreter hands over only a text: `Traceback ...\nSystemExit: 3\n`.
function exitStatus(message) {
  const value = message.slice(message.lastIndexOf("SystemExit:") + 11).trim();
  if (value === "" || value === "None") return { code: 0, text: "" };
  if (/^-?\d+$/.test(value)) return { code: Number(BigInt(value) & 255n), text: "" };
  return { code: 1, text: value + "\n" };
}

function outcome(error) {
  if (error === null) return { code: 0, text: "" };
  if (error.name !== "PythonError") return { code: 2, text: `${error.name}: ${error.message}\n` };
  if (error.type === "SystemExit") return exitStatus(error.message);
  return { code: error.type === "KeyboardInterrupt" ? 130 : 1, text: error.message };
}

async function run(request) {
  const output = [];
  const errors = [];
  const interpreter = await loadMicroPython({
    heapsize: request.heapSize,
    pystack: request.stackWords,
    linebuffer: false,
    stdin: byteReader(Buffer.from(request.stdin, "base64")),
    stdout: (byte) => output.push(byte[0]),
    stderr: (byte) => errors.push(byte[0]),
  });
  writeFiles(interpreter.FS, request.files);
  const argv = JSON.stringify(request.argv);
  interpreter.runPython(`import sys\nsys.argv.extend(${argv})\ndel sys\n`);
  let failure = null;
  const start = performance.now();
  try {
    interpreter.runPython(request.script);
  } catch (error) {
    failure = error;
  }
  const seconds = (performance.now() - start) / 1000;
  const { code, text } = outcome(failure);
  return {
    stdout: Buffer.from(output).toString("base64"),
    stderr: Buffer.concat([Buffer.from(errors), Buffer.from(text)]).toString("base64"),
    code,
    seconds,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await run(JSON.parse(line))) + "\n");
}
