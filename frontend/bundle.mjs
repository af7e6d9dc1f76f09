// How the client is bundled: minified ES2022 modules, the core and the optional parts that pages load when they need them.
import { readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { minify } from "terser";
import { mangled } from "./mangle.mjs";

/** The optional parts, which the core loads (P-45), and where they start. */
export const parts = {
  more: "src/more.ts",
  moves: "src/moves.ts",
  navigation: "src/navigation.ts",
  recovery: "src/recovery.ts",
  fallback: "src/fallback.ts",
  texts: "src/texts.ts",
  carets: "src/carets.ts",
};
const scripts = { client: "src/index.ts", ...parts };

/**
 * No function of the client needs to be one rather than an arrow, and nothing is read for the sake of reading. Statements
 * that are left as they are have more bytes and fewer gzipped.
 */
const compress = {
  ecma: 2022,
  passes: 2,
  unsafe_arrows: true,
  hoist_funs: true,
  pure_getters: true,
  sequences: false,
  if_return: false,
  lhs_constants: false,
};

/** Texts of faults, found where they are thrown. The scripts carry their numbers; the texts are shipped beside them. */
const FAULT = /\b(ProtocolFault|UnknownFault|refuse)\(\s*(?:"([^"]*)"|`([^`]*)`)/g;

/** The texts of all faults, in the order of the files, so that the same sources give the same numbers. */
const faults = [
  ...new Set(
    readdirSync("src", { recursive: true })
      .filter(name => name.endsWith(".ts"))
      .sort()
      .flatMap(name => [...readFileSync(`src/${name}`, "utf8").matchAll(FAULT)].map(textOf)),
  ),
];

function textOf([, , plain, template]) {
  return plain ?? template;
}

/** Replaces the text of every fault by its number and the values in it. */
const shortFaults = {
  name: "short-faults",
  setup({ onLoad }) {
    onLoad({ filter: /src\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(FAULT, shorten),
      loader: "ts",
    }));
  },
};

function shorten(...match) {
  const text = textOf(match);
  const number = faults.indexOf(text) + 1;
  const values = [...text.matchAll(/\$\{[^}]*\}/g)].map(([value]) => " " + value);
  return `${match[1]}(${values.length ? `\`${number}${values.join("")}\`` : number}`;
}

/**
 * Bundles modules: the core, `client`, and parts that share its objects.
 * Returns the text of each script by its name, and the texts of faults by their number (the first is 1).
 */
export async function bundle(entryPoints = scripts) {
  const options = {
    entryPoints,
    outdir: "/",
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    minify: true,
    mangleProps: mangled,
    plugins: [shortFaults],
    write: false,
  };
  // The first build finds the short names, each script its own ones; the second gives all scripts those of the core.
  const { mangleCache } = await build({ ...options, entryPoints: { client: entryPoints.client }, mangleCache: {} });
  const { outputFiles } = await build({ ...options, mangleCache });
  const texts = {};
  for (const { path, text } of outputFiles) {
    const shortened = await minify(text, { module: true, ecma: 2022, compress });
    // Where a function was used once, there is now its body: the second time its names are those of the scope around it.
    const { code } = await minify(shortened.code, { module: true, ecma: 2022, compress });
    texts[path.slice(1, -3)] = code;
  }
  return { texts, faults };
}
