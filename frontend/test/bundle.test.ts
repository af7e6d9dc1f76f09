import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { bundle } from "../bundle.mjs";

describe("the bundle", () => {
  it("is one small module that needs no unsafe policy", async () => {
    const [file] = (await build(bundle)).outputFiles;
    expect(gzipSync(file!.contents, { level: 9 }).length).toBeLessThan(15_360);
    expect(file!.text).not.toMatch(/\beval\b|new Function|\bimport\b/);
  });
});
