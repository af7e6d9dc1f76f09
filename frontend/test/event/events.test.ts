import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { field, joined, setHidden, type Opened } from "../support/browser";
import type { Value } from "../../src/wire/smile";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const slotsOf = (page: Opened): Value[] => page.server().events.map(event => event[2]!);
const handler = (event: string, flags = 0, wait = 0, ...fields: string[]): (string | number)[] => [
  11,
  event,
  flags,
  wait,
  fields.length,
  ...fields,
];

/** Slot 2 handles on a div, slot 3 on the button in it. */
function nested(event: string, outer: number, inner: number): { body: string; templates: (string | number)[][] } {
  return {
    body: `<!--h0--><div data-i="1.1"><button data-l="2">x</button></div><!--/h-->`,
    templates: [[1, 1, "div", ...handler(event, outer), 1, "button", ...handler(event, inner), 12, 4, 4, 0]],
  };
}

describe("an event", () => {
  it("goes to handlers from the target to the root", () => {
    const page = joined(nested("click", 0, 0));
    page.fire("button", "click");
    expect(slotsOf(page)).toEqual([3, 2]);
  });

  it("stops at a handler that says so", () => {
    const page = joined(nested("click", 0, 2));
    page.fire("button", "click");
    expect(slotsOf(page)).toEqual([3]);
  });

  it("stays at its target when it does not bubble", () => {
    const page = joined(nested("focus", 0, 0));
    page.fire("button", "focus", { bubbles: false });
    expect(slotsOf(page)).toEqual([3]);
  });

  it("loses its default action only where a handler says so", () => {
    expect(joined(nested("click", 0, 1)).fire("button", "click")).toBe(false);
    expect(joined(nested("click", 0, 0)).fire("button", "click")).toBe(true);
  });

  it("is heard once, however many templates handle its type", () => {
    const page = joined(nested("click", 0, 0));
    page.server().receive(1, 0, 6, 2, 1, "i", 11, "click", 0, 0, 0, 4, 0, 6, 3, 1, "b", 11, "click", 0, 0, 0, 4, 0);
    page.server().receive(2, 0, 2, 0, 0, 2, 10, 2, 0, 0, 2, 12);
    page.fire("button", "click");
    page.fire("i", "click");
    expect(slotsOf(page)).toEqual([3, 2, 11]);
  });

  it("goes nowhere from an element that was removed", () => {
    const page = joined(nested("click", 0, 0));
    const button = page.find("button");
    page.server().receive(1, 0, 4, 1);
    button.click();
    expect(slotsOf(page)).toEqual([]);
  });

  it("says the last patch that was applied when it happened", () => {
    const page = joined(field(300));
    page.type("input", "a");
    page.server().receive(1, 0).receive(2, 0);
    vi.advanceTimersByTime(300);
    expect(page.server().events).toEqual([[1, 0, 3, "a"]]);
  });
});

describe("fields", () => {
  it("are read by their paths", () => {
    const paths = [
      "target.tagName",
      "currentTarget.id",
      "currentTarget.dataset.row",
      "isTrusted",
      "detail",
      "a.b.c",
      "target",
    ];
    const page = joined({
      body: `<!--h0--><p data-i="1.1" id="p" data-row="7"><b>x</b></p><!--/h-->`,
      templates: [[1, 1, "p", ...handler("click", 0, 0, ...paths), 1, "b", 12, 4, 4, 0]],
    });
    page.find("b").dispatchEvent(new page.window.MouseEvent("click", { bubbles: true, detail: 2 }));
    expect(page.server().events).toEqual([[1, 0, 2, "B", "p", "7", false, 2, null, null]]);
  });

  it("of a form are its successful controls with the submitter", () => {
    const page = joined({
      body:
        `<!--h0--><form data-i="1.1"><input name="a" value="1"><input name="off" disabled value="x">` +
        `<input type="checkbox" name="c" checked><input type="checkbox" name="d"><input value="no name">` +
        `<select name="s"><option value="u">U</option></select><button name="go" value="save">x</button></form><!--/h-->`,
      templates: [[1, 1, "form", ...handler("submit", 1, 0, "form"), 12, 4, 0]],
    });
    const submitter = page.find("button");
    page
      .find("form")
      .dispatchEvent(new page.window.SubmitEvent("submit", { bubbles: true, cancelable: true, submitter }));
    expect(page.server().events).toEqual([[1, 0, 2, 4, "a", "1", "c", "on", "s", "u", "go", "save"]]);
  });

  it("of a form that is not there are none", () => {
    const page = joined({
      body: `<!--h0--><p data-i="1.1"></p><!--/h-->`,
      templates: [[1, 1, "p", ...handler("click", 0, 0, "form"), 4, 0]],
    });
    page.fire("p", "click");
    expect(page.server().events).toEqual([[1, 0, 2, 0]]);
  });
});

describe("a handler that debounces", () => {
  it("sends the last of several events when they end", () => {
    const page = joined(field(300));
    for (const text of ["a", "ab", "abc"]) {
      page.type("input", text);
      vi.advanceTimersByTime(299);
    }
    expect(page.server().events).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(page.server().events).toEqual([[1, 0, 3, "abc"]]);
  });

  it("sends before any other event", () => {
    const page = joined(field(300));
    page.type("input", "ab");
    page.fire("button", "click");
    expect(page.server().events).toEqual([
      [1, 0, 3, "ab"],
      [2, 0, 4],
    ]);
    vi.advanceTimersByTime(1000);
    expect(page.server().events).toHaveLength(2);
  });

  it.each(["blur", "change", "submit"])("sends at once on %s, whoever handles it", type => {
    const page = joined(field(300));
    page.type("input", "ab");
    page.fire("input", type, { bubbles: type !== "blur" });
    expect(page.server().events).toEqual([[1, 0, 3, "ab"]]);
  });

  it("sends when the page is hidden, which may be the last that it hears", () => {
    const page = joined(field(300));
    page.type("input", "ab");
    setHidden(page.document, true);
    page.document.dispatchEvent(new page.window.Event("visibilitychange"));
    expect(page.server().events).toEqual([[1, 0, 3, "ab"]]);
  });

  it("sends when the page is left", () => {
    const page = joined(field(300));
    page.type("input", "ab");
    page.window.dispatchEvent(new page.window.Event("pagehide"));
    expect(page.server().events).toEqual([[1, 0, 3, "ab"]]);
  });

  it("keeps the order of two fields", () => {
    const page = joined({
      body: `<!--h0--><p data-i="1.1"><input id="a" data-l="1"><input id="b" data-l="2"></p><!--/h-->`,
      templates: [
        [1, 1, "p", 1, "input", ...handler("input", 0, 300, "target.value"), 4].concat([
          1,
          "input",
          ...handler("input", 0, 300, "target.value"),
          4,
          4,
          0,
        ]),
      ],
    });
    page.type("#a", "1");
    page.type("#b", "2");
    page.type("#a", "3");
    vi.advanceTimersByTime(300);
    expect(page.server().events.map(event => event[3])).toEqual(["1", "2", "3"]);
  });

  it("holds nothing over a new session", () => {
    const page = joined(field(300));
    page.type("input", "ab");
    page.server().drop();
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 3, 0, "");
    vi.advanceTimersByTime(1000);
    expect(page.server().events).toEqual([]);
  });
});

describe("a handler that throttles", () => {
  it("sends the first at once, then the last of each interval", () => {
    const page = joined(field(100, 4));
    for (let time = 0; time < 250; time += 25) {
      page.type("input", `${time}`);
      vi.advanceTimersByTime(25);
    }
    vi.advanceTimersByTime(1000);
    expect(page.server().events.map(event => event[3])).toEqual(["0", "75", "175", "225"]);
  });

  it("sends what was typed before any other event", () => {
    const page = joined(field(100, 4));
    page.type("input", "a");
    page.type("input", "ab");
    page.fire("button", "click");
    expect(page.server().events.map(event => event.slice(2))).toEqual([[3, "a"], [3, "ab"], [4]]);
  });
});
