// Runs the definitions of a program and then some statements on the official build, in a heap of
// 64 KB. Each statement is a step of its own, since this build collects only between them. A heap
// that may not grow fails where a board's does: the growth of the memory is refused and what is
// left of it is taken away.
//
// usage: node fragment.mjs micropython.mjs program.py fixed|growing statement...

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [official, program, growth, ...statements] = process.argv.slice(2);
const LARGEST = 1 << 24;
const LEFT = 1 << 12; // the text of a statement still finds room

function refuseToGrow(module) {
    WebAssembly.Memory.prototype.grow = () => {
        throw new RangeError("this memory may not grow");
    };
    for (let size = LARGEST; size >= LEFT; ) {
        if (!module._malloc(size)) size >>= 1;
    }
}

const { loadMicroPython } = await import(pathToFileURL(official).href);
const interpreter = await loadMicroPython({ heapsize: 64 * 1024, pystack: 4096 });
interpreter.runPython("import micropython");
interpreter.runPython(readFileSync(program, "utf8"));
if (growth === "fixed") refuseToGrow(interpreter._module);
for (const statement of statements) {
    try {
        interpreter.runPython(statement);
    } catch (error) {
        console.log(`${statement}: ${error.message.trim().split("\n").at(-1)}`);
    }
}
