// How the client is bundled: one minified ES2022 module.
export const bundle = /** @type {const} */ ({
  entryPoints: ["src/index.ts"],
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  write: false,
});
