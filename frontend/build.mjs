// Bundles the client into one module, and says its hash (the address of the script holds it) and its size.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { bundle } from "./bundle.mjs";

const target = "target/classes/META-INF/lattice";
const result = await build(bundle);
const code = result.outputFiles[0].contents;
const hash = createHash("sha256").update(code).digest("hex").slice(0, 16);
const gzip = gzipSync(code, { level: 9 }).length;
mkdirSync(target, { recursive: true });
writeFileSync(`${target}/client.js`, code);
writeFileSync(`${target}/client.properties`, `hash=${hash}\nsize.gzip=${gzip}\n`);
console.log(`client.js ${code.length} bytes, ${gzip} gzipped, hash ${hash}`);
