import { copyFileSync, mkdirSync } from "node:fs";

const out = "target/classes/META-INF/lattice";
mkdirSync(out, { recursive: true });
copyFileSync("src/lattice.js", `${out}/lattice.js`);
