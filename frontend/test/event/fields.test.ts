import { describe, expect, it } from "vitest";
import { joined, type Opened } from "../support/browser";

describe("a select of many", () => {
  it("reports a count and its values, also before any part is there", () => {
    const page = joined({
      body: `<!--h0--><select multiple data-i="1.1"><option>a</option><option>b</option><option>c</option></select><!--/h-->`,
      templates: [[1, 1, "select", 10, "values", 11, "change", 0, 0, 1, "values", 4, 0]],
    });
    for (const at of [0, 2]) page.find<HTMLSelectElement>("select").options[at]!.selected = true;
    page.fire("select", "change");
    expect(page.server().events).toEqual([[1, 0, 3, 2, "a", "c"]]);
  });
});

describe("a file control", () => {
  const files = (tag = "input"): Opened =>
    joined({
      body: `<!--h0--><${tag} data-i="1.1"></${tag}><!--/h-->`,
      templates: [[1, 1, tag, 11, "change", 0, 0, 2, "files", "type", 4, 0]],
    });

  it("reports the name, size and type of each file, and nothing of its content, also before any part is there", () => {
    const page = files();
    const chosen = ["abc", "d"].map(text => new page.window.File([text], `${text}.txt`, { type: "text/plain" }));
    Object.defineProperty(page.find("input"), "files", { value: chosen });
    page.fire("input", "change");
    expect(page.server().events).toEqual([
      [1, 0, 2, 2, "abc.txt", 3, "text/plain", "d.txt", 1, "text/plain", "change"],
    ]);
  });

  it("reports no files where there are none to be chosen", () => {
    const page = files("output");
    page.fire("output", "change");
    expect(page.server().events).toEqual([[1, 0, 2, 0, "change"]]);
  });
});
