// How the client is bundled: minified ES2022 modules, the core and the optional parts that pages load when they need them.
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { minify } from "terser";
import { mangled } from "./mangle.mjs";

/** The scripts and where they start. The parts are optional: `client` loads them (P-45). */
const scripts = { client: "src/index.ts", more: "src/more.ts" };

/** No function of the client needs to be one rather than an arrow. */
const compress = { ecma: 2022, passes: 3, unsafe_arrows: true, hoist_funs: true };

/** Texts of faults, found where they are thrown. The scripts carry their numbers; the texts are shipped beside them. */
const FAULT = /\b(ProtocolFault|UnknownFault|refuse)\(\s*(?:"([^"]*)"|`([^`]*)`)/g;

/** Replaces the text of every fault by its number and the values in it, and collects the texts. */
function shortFaults(faults) {
  const shorten = (_, thrower, plain, template) => {
    const text = plain ?? template;
    const known = faults.indexOf(text);
    const number = known < 0 ? faults.push(text) : known + 1;
    const values = [...text.matchAll(/\$\{[^}]*\}/g)].map(([value]) => " " + value);
    return `${thrower}(\`${number}${values.join("")}\``;
  };
  return {
    name: "short-faults",
    setup({ onLoad }) {
      onLoad({ filter: /src\/.*\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replace(FAULT, shorten),
        loader: "ts",
      }));
    },
  };
}

/**
 * Bundles modules: the core, `client`, and parts that share its objects.
 * Returns the text of each script by its name, and the texts of faults by their number (the first is 1).
 */
export async function bundle(entryPoints = scripts) {
  const faults = [];
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
    plugins: [shortFaults(faults)],
    write: false,
  };
  // The first build finds the short names, each script its own ones; the second gives all scripts those of the core.
  const { mangleCache } = await build({ ...options, entryPoints: { client: entryPoints.client }, mangleCache: {} });
  const { outputFiles } = await build({ ...options, mangleCache });
  const texts = {};
  for (const { path, text } of outputFiles) {
    const { code } = await minify(text, { module: true, ecma: 2022, compress });
    texts[path.slice(1, -3)] = code;
  }
  return { texts, faults };
}
