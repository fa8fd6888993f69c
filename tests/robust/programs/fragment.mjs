// Runs fragment.py on the official build, a top-level call a step, since it collects only between
// them. Its heap grows when an allocation fails, where a board's raises MemoryError: so the total
// that mem_info prints before and after tells whether the block fitted.
//
// usage: node fragment.mjs micropython.mjs fragment.py

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { loadMicroPython } = await import(pathToFileURL(process.argv[2]).href);
const interpreter = await loadMicroPython({ heapsize: 64 * 1024, pystack: 4096 });
interpreter.runPython("import micropython");
interpreter.runPython(readFileSync(process.argv[3], "utf8"));
interpreter.runPython("fill()");
interpreter.runPython("punch()");
interpreter.runPython("gc.collect()");
interpreter.runPython("micropython.mem_info()");
interpreter.runPython("need()");
interpreter.runPython("micropython.mem_info()");
