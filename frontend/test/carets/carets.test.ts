import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loaded, openPage, type Opened } from "../support/browser";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const EDIT = [11, "lattice:edit", 0, 0, 3, "detail.edit", "detail.base", "detail.splices"];
const CARET = [11, "lattice:caret", 0, 0, 3, "detail.base", "detail.anchor", "detail.head"];

async function open(): Promise<Opened> {
  const page = openPage(`<!--h0--><input data-i="1.1" value="shared"><!--/h-->`, {
    templates: [[1, 1, "input", 10, "~value", ...EDIT, ...CARET, 4, 0]],
    needs: ["texts", "carets"],
    prepare: window => {
      // A layout in which each letter is ten pixels wide.
      window.Range.prototype.getClientRects = function (this: Range) {
        return [
          { left: this.startOffset * 10, right: this.endOffset * 10, top: 0, bottom: 20 },
        ] as unknown as DOMRectList;
      };
      window.requestAnimationFrame = paint => window.setTimeout(() => paint(0), 16);
      window.Element.prototype.getClientRects = () => [{}] as unknown as DOMRectList;
    },
  });
  await loaded();
  page.server().open().receive(0, 1, 0, "");
  return page;
}

const field = (page: Opened): HTMLInputElement => page.find<HTMLInputElement>("input");

const told = (page: Opened): unknown[][] =>
  page
    .server()
    .events.filter(event => event[2] === 4)
    .map(event => event.slice(3));

async function say(page: Opened, number: number, carets: unknown, change = ""): Promise<void> {
  const json = JSON.stringify(carets);
  page.server().receive(number, 0, 1, 2, `${number},0,${json.length};${json}${change}`);
  await vi.advanceTimersByTimeAsync(200);
}

async function select(
  page: Opened,
  start: number,
  end = start,
  direction: "forward" | "backward" = "forward",
): Promise<void> {
  field(page).focus();
  field(page).setSelectionRange(start, end, direction);
  page.document.dispatchEvent(new page.window.Event("selectionchange"));
  await vi.advanceTimersByTimeAsync(200);
}

const names = (page: Opened): (string | null)[] =>
  [...page.document.querySelectorAll(".lattice-caret-name")].map(name => name.textContent);

describe("carets of others", () => {
  it("stand over the field, with a name and a colour", async () => {
    const page = await open();
    await say(page, 1, [1, ["7", "Ada", "#ff0000", 2, 4]]);
    expect(names(page)).toEqual(["Ada"]);
    const caret = page.document.querySelector<HTMLElement>(".lattice-caret")!;
    expect(caret.style.backgroundColor).toBe("rgb(255, 0, 0)");
    expect(field(page).parentNode!.querySelector(".lattice-caret")).toBeNull();
  });

  it("have a colour of their own if they say none, or something that is none", async () => {
    const page = await open();
    await say(page, 1, [
      1,
      ["7", "Ada", "", 2, 4],
      ["8", "Eve", "red;position:fixed", 2, 4],
      ["9", "Bob", "url(//x)", 0, 0],
    ]);
    const carets = [...page.document.querySelectorAll<HTMLElement>(".lattice-caret")];
    const colors = carets.map(caret => caret.style.backgroundColor);
    expect(new Set(colors).size).toBe(3);
    expect(colors.every(color => /^(rgb|hsl)/.test(color))).toBe(true);
  });

  it("are text, whatever somebody calls themselves", async () => {
    const page = await open();
    await say(page, 1, [1, ["7", "<img src=x onerror=alert(1)>", "", 0, 0]]);
    expect(names(page)).toEqual(["<img src=x onerror=alert(1)>"]);
    expect(page.document.querySelector("img")).toBeNull();
  });

  it("go when they are not told of any more", async () => {
    const page = await open();
    await say(page, 1, [1, ["7", "Ada", "", 2, 4]]);
    await say(page, 2, [1]);
    expect(names(page)).toEqual([]);
    expect(page.document.querySelector(".lattice-carets")).toBeNull();
    expect(field(page).hasAttribute("aria-describedby")).toBe(false);
  });

  it("are a description of the field for those who do not see them", async () => {
    const page = await open();
    field(page).setAttribute("aria-describedby", "help");
    await say(page, 1, [1, ["7", "Ada", "", 2, 4]]);
    const [help, id] = field(page).getAttribute("aria-describedby")!.split(" ");
    expect([help, page.document.getElementById(id!)!.textContent]).toEqual(["help", "Ada"]);
    expect(page.document.querySelector(".lattice-caret")!.closest("[aria-hidden=true]")).not.toBeNull();
    await say(page, 2, [1]);
    expect(field(page).getAttribute("aria-describedby")).toBe("help");
  });

  it("go with a field that is gone", async () => {
    const page = await open();
    await say(page, 1, [1, ["7", "Ada", "", 2, 4]]);
    field(page).remove();
    page.server().receive(2, 0);
    await vi.advanceTimersByTimeAsync(200);
    expect(page.document.querySelector(".lattice-carets")).toBeNull();
  });
});

describe("the own caret", () => {
  it("is told when others are there, and not before", async () => {
    const page = await open();
    await select(page, 2);
    expect(told(page)).toEqual([]);
    await say(page, 1, [1]);
    expect(told(page)).toEqual([[1, 2, 2]]);
  });

  it("is told with the direction of the selection", async () => {
    const page = await open();
    await say(page, 1, [1]);
    await select(page, 1, 3, "backward");
    expect(told(page).at(-1)).toEqual([1, 3, 1]);
  });

  it("is told at most ten times a second", async () => {
    const page = await open();
    await say(page, 1, [1]);
    await select(page, 0);
    const before = told(page).length;
    for (let at = 1; at < 6; at++) {
      field(page).setSelectionRange(at, at);
      page.document.dispatchEvent(new page.window.Event("selectionchange"));
      await vi.advanceTimersByTimeAsync(10);
    }
    await vi.advanceTimersByTimeAsync(200);
    expect(told(page).slice(before)).toEqual([[1, 5, 5]]);
  });

  it("is not told when it only moves along with what is typed", async () => {
    const page = await open();
    await say(page, 1, [1]);
    await select(page, 6);
    const before = told(page).length;
    field(page).setRangeText("!", 6, 6, "end");
    page.fire("input", "input");
    await select(page, 7);
    expect(told(page).length).toBe(before);
  });

  it("is taken back when the field is left", async () => {
    const page = await open();
    await say(page, 1, [1]);
    await select(page, 2);
    field(page).blur();
    await vi.advanceTimersByTimeAsync(200);
    expect(told(page).at(-1)).toEqual([0, -1, -1]);
  });

  it("is told again when the text was told whole", async () => {
    const page = await open();
    await say(page, 1, [1]);
    await select(page, 2);
    const before = told(page).length;
    page.server().receive(2, 0, 1, 2, "2,0,3:[1]shared");
    await vi.advanceTimersByTimeAsync(200);
    expect(told(page).slice(before)).toEqual([[2, 2, 2]]);
  });

  it("waits while an input method composes", async () => {
    const page = await open();
    await say(page, 1, [1]);
    page.fire("input", "compositionstart");
    await select(page, 2);
    expect(told(page)).toEqual([]);
    page.fire("input", "compositionend");
    await vi.advanceTimersByTimeAsync(200);
    expect(told(page)).toEqual([[1, 2, 2]]);
  });
});
