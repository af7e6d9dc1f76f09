// Unpacks the Chromium of the package and the libraries it needs into the folder given as the argument.
// The package's own function unpacks to a shared folder, and leaves the libraries out.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

const ARCHIVES = ["al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"];

const packed = binFolder(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
const out = resolve(process.argv[2]);
const chromium = join(out, "chromium");
if (!existsSync(chromium)) unpack();

function binFolder(folder) {
  const bin = join(folder, "bin");
  return existsSync(join(bin, "chromium.br")) ? bin : binFolder(dirname(folder));
}

/** The program gets its name last: who finds it finds all. */
function unpack() {
  mkdirSync(out, { recursive: true });
  for (const archive of ARCHIVES) execFileSync("tar", ["xf", "-", "-C", out], { input: content(archive) });
  writeFileSync(`${chromium}.part`, content("chromium.br"), { mode: 0o755 });
  renameSync(`${chromium}.part`, chromium);
}

function content(file) {
  return brotliDecompressSync(readFileSync(join(packed, file)));
}
