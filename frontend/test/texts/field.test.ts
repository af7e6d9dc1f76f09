import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { loaded, openPage, type Opened } from "../support/browser";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The complement of the hash of the first HTML's text (I-121). */
function ofMarkup(text: string): number {
  return ~([...text].reduce((sum, unit) => (Math.imul(sum, 31) + unit.charCodeAt(0)) | 0, 0) & 0x7fffffff);
}

const HANDLER = [11, "lattice:edit", 0, 0, 3, "detail.edit", "detail.base", "detail.splices"];

async function open(tag = "textarea", text = "shared", name = ""): Promise<Opened> {
  const markup =
    tag === "input"
      ? `<input data-i="1.1"${name} value="${text}">`
      : `<textarea data-i="1.1"${name}>\n${text}</textarea>`;
  const page = openPage(`<!--h0-->${markup}<!--/h-->`, {
    templates: [[1, 1, tag, 10, "~value", ...HANDLER, 4, 0]],
    needs: ["texts"],
  });
  await loaded();
  page.server().open().receive(0, 1, 0, "");
  return page;
}

const field = (page: Opened): HTMLTextAreaElement => page.find<HTMLTextAreaElement>("textarea,input");

/** Replaces a part as a person does who types there. */
function type(page: Opened, start: number, deleted: number, text: string): void {
  const control = field(page);
  control.focus();
  control.setRangeText(text, start, start + deleted, "end");
  page.fire("textarea,input", "input");
}

const edits = (page: Opened): unknown[][] => page.server().events.map(event => event.slice(3));

describe("a text that others edit", () => {
  it("tells what was typed as splices of what the markup had", async () => {
    const page = await open();
    type(page, 6, 0, "!");
    expect(page.server().events).toEqual([[1, 0, 3, 1, ofMarkup("shared"), "=6+1:!"]]);
  });

  it("tells later edits as splices of the version it has", async () => {
    const page = await open();
    page.server().receive(1, 0, 1, 2, "7,0;+4:our ");
    expect(field(page).value).toBe("our shared");
    type(page, 0, 3, "my");
    expect(edits(page)).toEqual([[1, 7, "+2:my-3"]]);
  });

  it("lets what others do go over what it has told", async () => {
    const page = await open();
    type(page, 6, 0, "!");
    type(page, 0, 0, "A");
    page.server().receive(1, 0, 1, 2, "1,0;=3-3");
    expect(field(page).value).toBe("Asha!");
    page.server().receive(2, 2, 1, 2, "2,2;=1+1:-");
    expect(field(page).value).toBe("A-sha!");
    expect(edits(page)).toEqual([
      [1, ofMarkup("shared"), "=6+1:!"],
      [2, ofMarkup("shared"), "+1:A"],
    ]);
  });

  it("keeps caret, selection and direction where they are in the text", async () => {
    const page = await open();
    const control = field(page);
    control.focus();
    control.setSelectionRange(2, 4, "backward");
    page.server().receive(1, 0, 1, 2, "1,0;+2:xx=3+1:y=1+1:z");
    expect(control.value).toBe("xxshayrzed");
    expect([control.selectionStart, control.selectionEnd, control.selectionDirection]).toEqual([4, 7, "backward"]);
  });

  it("leaves the caret in front of what others insert there, and behind what was typed", async () => {
    const page = await open();
    type(page, 3, 0, "x");
    page.server().receive(1, 0, 1, 2, "1,0;=3+1:y");
    expect(field(page).value).toBe("shaxyred");
    expect(field(page).selectionEnd).toBe(4);
  });

  it("waits while something is composed, and merges that when it is done", async () => {
    const page = await open();
    const control = field(page);
    page.fire("textarea", "compositionstart");
    control.setRangeText("n", 6, 6, "end");
    page.fire("textarea", "input", { isComposing: true } as EventInit);
    page.server().receive(1, 0, 1, 2, "1,0;+4:our ");
    expect(control.value).toBe("sharedn");
    control.setRangeText("に", 6, 7, "end");
    page.fire("textarea", "compositionend");
    expect(control.value).toBe("our sharedに");
    expect(edits(page)).toEqual([[1, 1, "=10+1:に"]]);
  });

  it("sends what was typed without a connection as one edit when there is one again", async () => {
    const page = await open();
    page.server().drop();
    type(page, 6, 0, "!");
    type(page, 7, 0, "?");
    await vi.advanceTimersByTimeAsync(100);
    page.server().open().receive(0, 2, 0, "");
    expect(edits(page)).toEqual([[1, ofMarkup("shared"), "=6+2:!?"]]);
  });

  it("is told anew in the same place with what was typed", async () => {
    const page = await open();
    type(page, 6, 0, "!");
    page.server().receive(1, 0, 1, 2, "5,0:our shared");
    expect(field(page).value).toBe("our shared!");
    expect(edits(page)).toEqual([
      [1, ofMarkup("shared"), "=6+1:!"],
      [2, 5, "=10+1:!"],
    ]);
  });

  it("takes an edit back that was not taken", async () => {
    const page = await open();
    type(page, 6, 0, "!");
    page.server().receive(1, 1, 1, 2, "5,1:shared");
    expect(field(page).value).toBe("shared");
    expect(edits(page)).toHaveLength(1);
  });

  it("goes on in the page of a new session, and types nothing twice", async () => {
    const page = await open("textarea", "shared", ' id="t"');
    type(page, 6, 0, "!");
    page.server().drop();
    type(page, 0, 0, "A");
    await vi.advanceTimersByTimeAsync(100);
    page.server().open().receive(0, 3, 0, "fresh");
    await loaded();
    // The session before had taken the first edit.
    page
      .server()
      .receive(
        1,
        0,
        6,
        1,
        1,
        "textarea",
        6,
        "id",
        10,
        "~value",
        ...HANDLER,
        4,
        0,
        2,
        0,
        0,
        1,
        1,
        "t",
        "1,0:our shared!",
      );
    expect(field(page).value).toBe("Aour shared!");
    expect(edits(page).map(([, base, splices]) => [base, splices])).toEqual([[1, "+1:A"]]);
  });

  it("stays with what was typed in a page that is said again", async () => {
    const page = await open();
    type(page, 6, 0, "!");
    field(page).setSelectionRange(3, 3);
    page.server().drop();
    await vi.advanceTimersByTimeAsync(100);
    page.server().open().receive(0, 4, 0, "");
    await loaded();
    page.server().receive(1, 0, 6, 1, 1, "textarea", 10, "~value", ...HANDLER, 4, 0, 2, 0, 0, 1, 1, "9,0:our shared");
    expect(field(page).value).toBe("our shared!");
    expect(page.document.activeElement).toBe(field(page));
    expect(field(page).selectionStart).toBe(7);
    expect(edits(page).at(-1)!.slice(1)).toEqual([9, "=10+1:!"]);
  });

  it("shows what a field cannot show as something of the same length", async () => {
    const page = await open("input");
    page.server().receive(1, 0, 1, 2, "1,0;=6+3:\r\nx");
    expect(field(page).value).toBe("shared  x");
    type(page, 8, 0, "-");
    expect(edits(page)).toEqual([[1, 1, "=8+1:-"]]);
  });

  it("tells what was typed before there was a script", async () => {
    const page = openPage(`<!--h0--><textarea data-i="1.1">\nshared</textarea><!--/h-->`, {
      templates: [[1, 1, "textarea", 10, "~value", ...HANDLER, 4, 0]],
      needs: ["texts"],
      prepare: window => (window.document.querySelector("textarea")!.value = "shared!"),
    });
    await loaded();
    page.server().open().receive(0, 1, 0, "");
    expect(edits(page)).toEqual([[1, ofMarkup("shared"), "=6+1:!"]]);
  });
});
