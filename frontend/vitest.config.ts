import { defineConfig } from "vitest/config";
import { bundle } from "./bundle.mjs";

/** Puts the bundled modules where the tests import the sources, so that what is shipped is what is tested. */
const shipped = {
  name: "shipped",
  enforce: "pre" as const,
  modules: undefined as ReturnType<typeof bundle> | undefined,
  async load(id: string) {
    const name = /\/src\/(client|more|navigation)\.ts$/.exec(id)?.[1];
    if (!name) return undefined;
    this.modules ??= bundle({ client: "src/client.ts", more: "src/more.ts", navigation: "src/navigation.ts" });
    return (await this.modules).texts[name];
  },
};

const test = { environment: "node" as const, include: ["test/**/*.test.ts"] };

export default defineConfig({
  test: {
    projects: [{ test: { ...test, name: "source" } }, { plugins: [shipped], test: { ...test, name: "bundle" } }],
  },
});
