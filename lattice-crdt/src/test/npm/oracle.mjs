// Answers requests on standard input, one JSON object a line: {"from": seed, "count": n}. Each case is a line, then
// {"done": n}. A seed for which Yjs itself breaks is {"seed", "broken"}.
import { createInterface } from "node:readline";
import { histories } from "./history.mjs";

// Yjs warns of what a random history does on purpose.
console.warn = console.error = () => {};

for await (const line of createInterface({ input: process.stdin })) {
  const { from, count } = JSON.parse(line);
  const lines = [];
  for (let seed = from; seed < from + count; seed++) {
    try {
      for (const history of histories(seed)) lines.push(JSON.stringify(history));
    } catch (error) {
      lines.push(JSON.stringify({ seed, broken: String(error?.stack ?? error) }));
    }
  }
  lines.push(JSON.stringify({ done: count }));
  process.stdout.write(lines.join("\n") + "\n");
}
