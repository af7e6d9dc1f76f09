import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { joinedWithMore, type Opened } from "../support/browser";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

/** Slot 2 is the submit handler, 4 the text of the first button. */
async function form(busy = "Saving…", content = "Save"): Promise<Opened> {
  const page = await joinedWithMore({
    body: `<!--h0--><form data-i="1.1"><button data-busy="${busy}" data-l="2">${content}</button><button>Other</button></form><!--/h-->`,
    templates: [[1, 1, "form", 11, "submit", 1, 0, 0, 1, "button", 5, "data-busy", 13, 4, 1, "button", 12, 4, 4, 0]],
  });
  page.find("button").focus();
  return page;
}

async function submit(page: Opened): Promise<void> {
  page.fire("form", "submit");
  await Promise.resolve();
}

function look(page: Opened): [text: string | null, disabled: string | null] {
  const button = page.find("button");
  return [button.textContent, button.getAttribute("aria-disabled")];
}

describe("a button with data-busy", () => {
  it("says so while its form is on its way", async () => {
    const page = await form();
    await submit(page);
    expect(look(page)).toEqual(["Saving…", "true"]);
  });

  it("keeps the focus", async () => {
    const page = await form();
    await submit(page);
    expect(page.document.activeElement).toBe(page.find("button"));
    expect(page.find<HTMLButtonElement>("button").disabled).toBe(false);
  });

  it("is as before when the server has received the form", async () => {
    const page = await form();
    await submit(page);
    page.server().receive(-1, 1);
    await Promise.resolve();
    expect(look(page)).toEqual(["Save", null]);
  });

  it("is as before when the handler failed", async () => {
    const page = await form();
    await submit(page);
    page.server().receive(-2, 1, "i-1");
    await Promise.resolve();
    expect(look(page)).toEqual(["Save", null]);
  });

  it("has the text that the answer gives it", async () => {
    const page = await form();
    await submit(page);
    page.server().receive(1, 1, 1, 4, "Saved");
    await Promise.resolve();
    expect(look(page)).toEqual(["Saved", null]);
  });

  it("keeps a text that another patch gave it meanwhile", async () => {
    const page = await form();
    await submit(page);
    page.server().receive(1, 0, 1, 4, "Save 2");
    page.server().receive(2, 1);
    await Promise.resolve();
    expect(look(page)).toEqual(["Save 2", null]);
  });

  it("stays busy over a break of the connection, until a session has received the form", async () => {
    const page = await form();
    await submit(page);
    page.server().drop();
    vi.advanceTimersByTime(50);
    page.server().open();
    await Promise.resolve();
    expect(look(page)).toEqual(["Saving…", "true"]);
    page.server().receive(0, 2, 1, "");
    await Promise.resolve();
    expect(look(page)).toEqual(["Save", null]);
  });

  it("can be busy time and again", async () => {
    const page = await form();
    for (const input of [1, 2]) {
      await submit(page);
      expect(look(page)).toEqual(["Saving…", "true"]);
      page.server().receive(-1, input);
      await Promise.resolve();
      expect(look(page)).toEqual(["Save", null]);
    }
  });

  it.each([
    ["with more than a text", "Saving…", "Save<i></i>"],
    ["without a value", "", "Save"],
  ])("%s keeps its content", async (_which, busy, content) => {
    const page = await form(busy, content);
    await submit(page);
    expect(look(page)).toEqual(["Save", "true"]);
    page.server().receive(-1, 1);
    await Promise.resolve();
    expect(look(page)).toEqual(["Save", null]);
  });

  it("has the aria-disabled that it had before", async () => {
    const page = await form();
    page.find("button").setAttribute("aria-disabled", "false");
    await submit(page);
    page.server().receive(-1, 1);
    await Promise.resolve();
    expect(look(page)[1]).toBe("false");
  });
});

describe("a button without data-busy", () => {
  it("stays as it is", async () => {
    const page = await form();
    await submit(page);
    const other = page.find("button + button");
    expect([other.textContent, other.getAttribute("aria-disabled")]).toEqual(["Other", null]);
  });
});
