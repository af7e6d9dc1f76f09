// Bundles the client, and says the hash of each script (its address holds it) and its size.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { bundle } from "./bundle.mjs";

const target = "target/classes/META-INF/lattice";
const { texts, faults } = await bundle();
mkdirSync(target, { recursive: true });
for (const [name, text] of Object.entries(texts)) {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const gzip = gzipSync(text, { level: 9 }).length;
  writeFileSync(`${target}/${name}.js`, text);
  writeFileSync(`${target}/${name}.properties`, `hash=${hash}\nsize.gzip=${gzip}\n`);
  console.log(`${name}.js ${text.length} bytes, ${gzip} gzipped, hash ${hash}`);
}
writeFileSync(
  `${target}/faults.json`,
  JSON.stringify(Object.fromEntries(faults.map((text, at) => [at + 1, text])), null, 1),
);
copyFileSync("types/lattice.d.ts", `${target}/lattice.d.ts`);
