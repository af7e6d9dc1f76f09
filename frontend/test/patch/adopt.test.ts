import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, openPage } from "../support/browser";

const PARAGRAPH = [[1, 1, "p", 12, 13, 12, 14, 4, 0]];

beforeEach(() => void vi.spyOn(console, "warn").mockImplementation(() => {}));
afterEach(() => void vi.restoreAllMocks());

function digestOf(body: string, templates: (string | number)[][] = PARAGRAPH): unknown {
  return openPage(body, { templates }).server().open().hello.digest;
}

describe("markup with every marker", () => {
  it("is adopted", () => {
    expect(digestOf(`<!--h0--><p data-i="1.1">a<!--t2-->b<!---->c<!--h4--><!--/h--></p><!--/h-->`)).toBe("d0");
    expect(digestOf(COUNTER.body, COUNTER.templates as never)).toBe("d0");
    expect(console.warn).not.toHaveBeenCalled();
  });
});

describe("markup is not adopted, and the digest of HELLO is empty, when", () => {
  it.each([
    ["the page is not marked", `<p data-i="1.1">a<!--t2-->b<!---->c<!--h4--><!--/h--></p>`],
    ["the page is marked twice", `<!--h0--><!--/h--><!--h0--><!--/h-->`],
    ["a text is not marked", `<!--h0--><p data-i="1.1">abc<!--h4--><!--/h--></p><!--/h-->`],
    ["a text is marked twice", `<!--h0--><p data-i="1.1"><!--t2-->b<!--t2-->c<!--h4--><!--/h--></p><!--/h-->`],
    ["a hole is not marked", `<!--h0--><p data-i="1.1">a<!--t2-->b</p><!--/h-->`],
    ["a hole has no end", `<!--h0--><p data-i="1.1">a<!--t2-->b<!--h4--></p><!--/h-->`],
    ["a marker is of another kind", `<!--h0--><p data-i="1.1">a<!--h2--><!--/h-->b<!--h4--><!--/h--></p><!--/h-->`],
    ["a slot is beyond the template", `<!--h0--><p data-i="1.1">a<!--t2--><!--h4--><!--/h--><!--t9--></p><!--/h-->`],
    ["a template is unknown", `<!--h0--><p data-i="1.7"></p><!--/h-->`],
    ["an id is given twice", `<!--h0--><p data-i="1.1"><!--t2--><!--h4--><!--/h--></p><p data-i="3.1"></p><!--/h-->`],
    [
      "an instance stands outside its hole",
      `<!--h0--><div><p data-i="1.1"><!--t2--><!--h4--><!--/h--></p></div><!--/h-->`,
    ],
    ["a plain template is marked as a range", `<!--h0--><!--i1.1--><p></p><!--/i--><!--/h-->`],
    ["a range has no end", `<!--h0--><!--i1.1--><!--/h-->`],
    ["an end has no start", `<!--h0--><!--/i--><!--/h-->`],
  ])("%s", (_, body) => {
    expect(digestOf(body)).toBe("");
    expect(console.warn).toHaveBeenCalledOnce();
  });

  it("the class of an element has lost the parts of its holes", () => {
    const templates = [[1, 1, "p", 5, "class", 8, 4, 0]];
    expect(digestOf(`<!--h0--><p data-i="1.1" class="btn"></p><!--/h-->`, templates)).toBe("");
  });
});

describe("a page that is not adopted", () => {
  it("sends no event by ids that it only half knows", () => {
    const page = openPage(`<!--h0-->${COUNTER.body.slice("<!--h0-->".length)}<p data-i="9.9"></p>`, {
      templates: COUNTER.templates,
    });
    page.fire("button", "click");
    page.server().open().receive(0, 3, 0, "");
    expect(page.server().events).toEqual([]);
  });
});
