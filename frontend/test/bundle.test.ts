import { JSDOM } from "jsdom";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bundle } from "../bundle.mjs";
import { mangled } from "../mangle.mjs";

const { texts, faults } = await bundle();

function gzipped(text: string): number {
  return gzipSync(new TextEncoder().encode(text), { level: 9 }).length;
}

/** Every name that an object of JavaScript or of a browser has. */
function foreignNames(): string[] {
  const names = new Set<string>();
  for (const world of [globalThis, new JSDOM("").window]) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(world))) {
      names.add(name);
      for (const start of [value, value?.prototype]) {
        for (let at = start; at instanceof Object || typeof at === "object"; at = Object.getPrototypeOf(at)) {
          if (!at) break;
          Object.getOwnPropertyNames(at).forEach(each => names.add(each));
        }
      }
    }
  }
  return [...names];
}

describe("the bundle", () => {
  it("has a core of at most 9,216 bytes gzipped", () => {
    expect(gzipped(texts["client"]!)).toBeLessThanOrEqual(9_216);
  });

  it.each(["more", "moves", "navigation", "recovery", "fallback", "texts", "carets"])(
    "has a part %s of at most 4,352 bytes gzipped",
    name => {
      expect(gzipped(texts[name]!)).toBeLessThanOrEqual(4_352);
    },
  );

  it.each(["client", "more", "moves", "navigation", "recovery", "fallback", "texts", "carets"])(
    "has a %s that needs no unsafe policy",
    name => {
      expect(texts[name]).not.toMatch(/\beval\b|new Function|\bimport\b(?!\()/);
    },
  );

  it("shortens no name that an object of a browser or of JavaScript has", () => {
    const names = foreignNames();
    expect(names).toEqual(expect.arrayContaining(["querySelector", "hidden", "lastIndexOf", "readyState"]));
    expect(names.filter(name => mangled.test(name))).toEqual([]);
  });

  it("shortens no name that the page's state block has", () => {
    const names = ["socket", "token", "digest", "templates", "parts", "needs"];
    expect(names.filter(name => mangled.test(name))).toEqual([]);
  });

  it("carries faults by their number, and their texts beside it", () => {
    expect(faults).toContain("Unknown instruction ${code}");
    expect(texts["client"]).not.toContain("Unknown instruction");
    expect(texts["client"]).toContain("`" + (faults.indexOf("Unknown instruction ${code}") + 1) + " ${");
  });
});
