import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { field, joined, openPage, type Opened } from "../support/browser";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const valueOf = (page: ReturnType<typeof joined>, selector = "input"): string =>
  page.find<HTMLInputElement>(selector).value;

describe("a value from the server", () => {
  it("does not overwrite an edit that it does not know of", () => {
    const page = joined(field(0));
    page.type("input", "a");
    page.type("input", "ab");
    page.server().receive(1, 1, 1, 2, "A");
    expect(valueOf(page)).toBe("ab");
    page.server().receive(2, 2, 1, 2, "AB");
    expect(valueOf(page)).toBe("AB");
  });

  it("does not overwrite an edit that is not yet sent", () => {
    const page = joined(field(300));
    page.type("input", "a");
    page.server().receive(1, 0, 1, 2, "x");
    expect(valueOf(page)).toBe("a");
    vi.advanceTimersByTime(300);
    page.server().receive(2, 1, 1, 2, "A");
    expect(valueOf(page)).toBe("A");
  });

  it("is taken for a field that nobody edited", () => {
    const page = joined(field(0));
    page.server().receive(1, 0, 1, 2, "x");
    expect(valueOf(page)).toBe("x");
  });

  it("overwrites an edit that no handler reports once the server knows what the user did next", () => {
    const page = joined({
      body: `<!--h0--><p data-i="1.1"><input data-l="1"><button data-l="2">clear</button></p><!--/h-->`,
      templates: [[1, 1, "p", 1, "input", 10, "value", 4, 1, "button", 11, "click", 0, 0, 0, 12, 4, 4, 0]],
    });
    page.type("input", "a");
    page.server().receive(1, 0, 1, 2, "x");
    expect(valueOf(page)).toBe("a");
    page.fire("button", "click");
    page.server().receive(2, 1, 1, 2, "");
    expect(valueOf(page)).toBe("");
  });

  it("waits for the change of a field whose changes are reported", () => {
    const page = joined({
      body: `<!--h0--><p data-i="1.1"><input data-l="1"><button data-l="3">go</button></p><!--/h-->`,
      templates: [
        [
          1,
          1,
          "p",
          1,
          "input",
          10,
          "value",
          11,
          "change",
          0,
          0,
          1,
          "target.value",
          4,
          1,
          "button",
          11,
          "mousemove",
          0,
          0,
        ].concat([0, 12, 4, 4, 0]),
      ],
    });
    page.type("input", "a");
    page.fire("button", "mousemove");
    page.server().receive(1, 1, 1, 2, "x");
    expect(valueOf(page)).toBe("a");
    page.fire("input", "change");
    page.server().receive(2, 2, 1, 2, "A");
    expect(valueOf(page)).toBe("A");
  });

  describe("for a field that reports only its changes", () => {
    const changing = {
      body: `<!--h0--><p data-i="1.1"><input data-l="1"><button data-l="3">go</button></p><!--/h-->`,
      templates: [
        [1, 1, "p", 1, "input", 10, "value", 11, "change", 0, 0, 1, "target.value", 4, 1, "button", 12, 4, 4, 0],
      ],
    };
    /** Types something and takes it back, which is no change to a browser. */
    const takeBack = (page: Opened, value = ""): void => {
      page.find("input").focus();
      page.type("input", value + "x");
      page.type("input", value);
    };

    it("is taken again when an edit was taken back and the field left", () => {
      const page = joined(changing);
      takeBack(page);
      page.server().receive(1, 0, 1, 2, "early");
      expect(valueOf(page)).toBe("");
      page.find("input").blur();
      page.server().receive(2, 0, 1, 2, "late");
      expect(valueOf(page)).toBe("late");
    });

    it("waits while the user is in another window", () => {
      const page = joined(changing);
      takeBack(page);
      // The field still has the focus then.
      page.fire("input", "blur", { bubbles: false });
      page.server().receive(1, 0, 1, 2, "x");
      expect(valueOf(page)).toBe("");
    });

    it("waits for the edit before it, which was told", () => {
      const page = joined(changing);
      page.type("input", "a");
      page.fire("input", "change");
      takeBack(page, "a");
      page.find("input").blur();
      page.server().receive(1, 0, 1, 2, "x");
      expect(valueOf(page)).toBe("a");
      page.server().receive(2, 1, 1, 2, "A");
      expect(valueOf(page)).toBe("A");
    });
  });

  it("does not overwrite an edit that no handler reports when its field is left", () => {
    const page = joined({
      body: `<!--h0--><input data-i="1.1"><!--/h-->`,
      templates: [[1, 1, "input", 10, "value", 4, 0]],
    });
    page.find("input").focus();
    page.type("input", "a");
    page.find("input").blur();
    page.server().receive(1, 0, 1, 2, "x");
    expect(valueOf(page)).toBe("a");
  });

  it("is taken for a field that was left since the server learnt what was typed", () => {
    const page = joined(field(0));
    page.type("input", "a");
    page.fire("input", "change");
    page.server().receive(1, 1, 1, 2, "A");
    expect(valueOf(page)).toBe("A");
  });

  it("keeps the selection of the focused field", () => {
    const page = joined(field(0));
    const input = page.find<HTMLInputElement>("input");
    page.server().receive(1, 0, 1, 2, "hello");
    input.focus();
    input.setSelectionRange(1, 3);
    page.server().receive(2, 0, 1, 2, "hello!");
    expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(["hello!", 1, 3]);
  });
});

describe("a field that was edited before its session was lost", () => {
  it("is reported to the new session behind the same markup", () => {
    const page = joined(field(0));
    page.type("input", "typed");
    page.server().receive(-1, 1);
    page.server().drop();
    vi.advanceTimersByTime(10_000);
    const server = page.server().open();
    server.receive(0, 1, 0, "new-token");
    server.receive(1, 0, 1, 2, "");
    expect(server.events).toEqual([[1, 0, 3, "typed"]]);
    expect(valueOf(page)).toBe("typed");
  });
});

describe("what waits for a new session behind the same markup", () => {
  it("comes after what was typed before, which that does not know", () => {
    const page = joined(field(0));
    page.type("input", "typed");
    page.server().receive(-1, 1);
    page.server().drop();
    page.fire("button", "click");
    vi.advanceTimersByTime(10_000);
    page.server().open().receive(0, 1, 0, "new-token");
    expect(page.server().events).toEqual([
      [1, 0, 3, "typed"],
      [2, 0, 4],
    ]);
  });
});

describe("a choice among radio buttons", () => {
  const radio = [1, "input", 5, "type", 10, "checked", 11, "change", 0, 0, 1, "target.checked", 4];
  const group = (...names: string[]): Opened =>
    joined({
      body: `<!--h0--><p data-i="1.1">${names
        .map((name, at) => `<input type="radio" name="${name}" data-l="${3 * at + 1}">`)
        .join("")}</p><!--/h-->`,
      templates: [[1, 1, "p", ...names.flatMap(() => radio), 4, 0]],
    });
  const checked = (page: Opened): boolean[] => [...page.document.querySelectorAll("input")].map(each => each.checked);

  it("is not undone by a value of another one that does not know of it", () => {
    const page = group("size", "size");
    page.find("input:last-child").click();
    page.server().receive(1, 0, 1, 3, true);
    expect(checked(page)).toEqual([false, true]);
    page.server().receive(2, 1, 1, 3, true);
    expect(checked(page)).toEqual([true, false]);
  });

  it("is nothing to another group", () => {
    const page = group("size", "colour");
    page.find("input:last-child").click();
    page.server().receive(1, 0, 1, 3, true);
    expect(checked(page)).toEqual([true, true]);
  });
});

describe("a field that was restored before the client started", () => {
  const templates = field(0).templates;
  const body = field(0).body;

  it("is reported as if it had just been edited", () => {
    const page = openPage(body, {
      templates,
      prepare: window => void (window.document.querySelector("input")!.value = "restored"),
    });
    page.server().open();
    expect(page.server().hello).toMatchObject({ input: 1 });
    page.server().receive(0, 1, 0, "");
    expect(page.server().events).toEqual([[1, 0, 3, "restored"]]);
    page.server().receive(1, 0, 1, 2, "");
    expect(valueOf(page)).toBe("restored");
  });

  it("is not reported when its value is the one of its markup", () => {
    const page = openPage(body, { templates });
    expect(page.server().open().hello).toMatchObject({ input: 0 });
  });

  it.each([
    ["checkbox", `<input type="checkbox">`, (e: HTMLInputElement) => (e.checked = true), 1],
    [
      "radio that got the mark",
      `<input type="radio" name="r" checked><input type="radio" name="r">`,
      (e: HTMLInputElement) => ((e.nextElementSibling as HTMLInputElement).checked = true),
      1,
    ],
    ["textarea", `<textarea>a</textarea>`, (e: HTMLInputElement) => (e.value = "b"), 1],
    ["select", `<select><option>a</option><option>b</option></select>`, (e: HTMLInputElement) => (e.value = "b"), 1],
    ["select as marked", `<select><option>a</option><option selected>b</option></select>`, () => {}, 0],
    ["select with nothing marked", `<select><option disabled>a</option><option>b</option></select>`, () => {}, 0],
    [
      "select of many",
      `<select multiple><option>a</option><option selected>b</option></select>`,
      (e: HTMLInputElement) => ((e as unknown as HTMLSelectElement).options[0]!.selected = true),
      1,
    ],
  ])("may be a %s", (_, markup, restore, expected) => {
    const page = openPage(`<!--h0--><div data-i="1.1">${markup}</div><!--/h-->`, {
      templates: [[1, 1, "div", 11, "change", 0, 0, 0, 12, 4, 0]],
      prepare: window => void restore(window.document.querySelector("div")!.firstElementChild as HTMLInputElement),
    });
    expect(page.server().open().hello).toMatchObject({ input: expected });
  });
});
