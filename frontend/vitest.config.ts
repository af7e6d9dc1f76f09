import { defineConfig } from "vitest/config";
import { bundle, parts } from "./bundle.mjs";

/** Puts the bundled modules where the tests import the sources, so that what is shipped is what is tested. */
const shipped = {
  name: "shipped",
  enforce: "pre" as const,
  modules: undefined as ReturnType<typeof bundle> | undefined,
  async load(id: string) {
    const name = /\/src\/(client|more|moves|navigation|recovery|fallback|texts|carets)\.ts$/.exec(id)?.[1];
    if (!name) return undefined;
    this.modules ??= bundle({ client: "src/client.ts", ...parts });
    return (await this.modules).texts[name];
  },
};

// The first test of a file may wait for the bundle, or what is done before it, on a machine that does other work as well.
const test = {
  environment: "node" as const,
  include: ["test/**/*.test.ts"],
  testTimeout: 120_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  test: {
    projects: [{ test: { ...test, name: "source" } }, { plugins: [shipped], test: { ...test, name: "bundle" } }],
  },
});
