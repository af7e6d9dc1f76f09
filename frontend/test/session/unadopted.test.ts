import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loaded, openPage, type Opened } from "../support/browser";
import type { Value } from "../../src/wire/smile";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The tokens of a handler that waits for nothing. */
const on = (event: string, flags: number, ...fields: string[]): Value[] => [
  11,
  event,
  flags,
  0,
  fields.length,
  ...fields,
];

/** A form with a text, a choice and a button; these are the ids of its handlers. */
const [SUBMIT, KEY, TYPED, CHOSEN, CLICK] = [2, 4, 5, 7, 9];
const TOKENS: Value[] = [
  ...[1, "form", ...on("submit", 1, "form")],
  ...[1, "input", 5, "name", ...on("keydown", 0, "key"), ...on("input", 0, "target.value"), 4],
  ...[1, "input", 5, "type", ...on("change", 0, "target.checked"), 4],
  ...[1, "button", 5, "name", ...on("click", 0, "clientX"), 12, 4],
  ...[4, 0],
];

/** Markup without a marker. */
const FORM = `<form><input name="title"><input type="checkbox"><button name="how">go</button></form>`;

/** Opens a page whose markup is not adopted. */
const open = (markup = FORM): Opened => openPage(markup, { templates: [[1, ...TOKENS]] });

/** Says the page anew. */
async function saidAnew(page: Opened, mode = 4, text = "go"): Promise<void> {
  const server = page.server().open().receive(0, mode, 0, "");
  await loaded();
  server.receive(1, 0, 6, 1, ...TOKENS, 2, 0, 0, 1, 1, "title", "checkbox", "how", text);
  await loaded();
}

/** Slot and fields of each event that the server was told. */
const told = (page: Opened): Value[][] => page.server().events.map(([, , ...event]) => event);

function droppedBy(page: Opened): unknown[] {
  const dropped: unknown[] = [];
  page.document.addEventListener("lattice:dropped", event => dropped.push((event as CustomEvent).detail));
  return dropped;
}

describe("what happens in a page whose markup was not adopted", () => {
  it("is told when the page was said anew, as it was", async () => {
    const page = open();
    page.find("button").dispatchEvent(new page.window.MouseEvent("click", { bubbles: true, clientX: 7 }));
    page.find("input").dispatchEvent(new page.window.KeyboardEvent("keydown", { bubbles: true, key: "Enter" }));
    await saidAnew(page);
    expect(told(page)).toEqual([
      [CLICK, 7],
      [SUBMIT, 2, "title", "", "how", ""],
      [KEY, "Enter"],
    ]);
  });

  it("is told as well if it happens while the page is being said", async () => {
    const page = open();
    page.server().open().receive(0, 4, 0, "");
    page.fire("button", "click");
    await loaded();
    page.server().receive(1, 0, 6, 1, ...TOKENS, 2, 0, 0, 1, 1, "title", "checkbox", "how", "go");
    await loaded();
    expect(told(page)).toEqual([[CLICK, null]]);
  });

  it("is told by a session made anew, too", async () => {
    const page = open();
    page.fire("button", "click");
    await saidAnew(page, 3);
    expect(told(page)).toEqual([[CLICK, null]]);
  });

  it("comes behind what was typed, which is told once", async () => {
    const page = open();
    page.type("input", "a");
    page.type("input", "ab");
    page.fire("input", "change");
    page.fire("button", "click");
    await saidAnew(page);
    expect(page.find<HTMLInputElement>("input").value).toBe("ab");
    expect(told(page)).toEqual([
      [TYPED, "ab"],
      [CLICK, null],
    ]);
  });

  it("does nothing twice: a choice stays as it is", async () => {
    const page = open();
    const followed = vi.fn();
    page.document.addEventListener("click", event => followed(event.defaultPrevented));
    page.find("[type=checkbox]").click();
    await saidAnew(page);
    expect(page.find<HTMLInputElement>("[type=checkbox]").checked).toBe(true);
    expect(told(page)).toEqual([[CHOSEN, true]]);
    expect(followed.mock.calls).toEqual([[false], [true]]);
  });

  it("is told no more once the page stands", async () => {
    const page = open();
    await saidAnew(page);
    page.fire("form", "click");
    page.fire("button", "click");
    expect(told(page)).toEqual([[CLICK, null]]);
  });

  it("is dropped where its element is another one now, and said to be", async () => {
    const page = open();
    const dropped = droppedBy(page);
    page.fire("button", "click");
    await saidAnew(page, 4, "delete");
    expect(told(page)).toEqual([]);
    expect(dropped).toEqual([{ types: ["click"] }]);
  });
});

describe("a form in a page whose markup was not adopted", () => {
  it("is sent when the page was said anew, with the button that did it", async () => {
    const page = open();
    page.type("input", "ab");
    const submitter = page.find("button");
    const submit = new page.window.SubmitEvent("submit", { bubbles: true, cancelable: true, submitter });
    expect(page.find("form").dispatchEvent(submit)).toBe(false);
    await saidAnew(page);
    expect(told(page)).toEqual([
      [TYPED, "ab"],
      [SUBMIT, 2, "title", "ab", "how", ""],
    ]);
  });

  it("is sent without a button, too", async () => {
    const page = open();
    page.fire("form", "submit");
    await saidAnew(page);
    expect(told(page)).toEqual([[SUBMIT, 1, "title", ""]]);
  });

  it("is the browser's if it says where to", async () => {
    const page = open(FORM.replace("<form>", `<form action="/search">`));
    expect(page.fire("form", "submit")).toBe(true);
    await saidAnew(page);
    expect(told(page)).toEqual([]);
  });
});
