import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { field, joined, loaded, openPage, type Opened } from "../support/browser";
import type { Value } from "../../src/wire/smile";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Two rows with a text and a button each; slots 3 and 6 are the handlers of the buttons. */
const ROWS = {
  body:
    `<!--h0--><ul data-i="1.1"><li><b>A</b><button data-l="2">Delete</button></li>` +
    `<li><b>B</b><button data-l="5">Delete</button></li></ul><!--/h-->`,
  templates: [list(2)],
};

/** The template of a list. */
function list(size: number): Value[] {
  const row = [1, "li", 1, "b", 12, 4, 1, "button", 11, "click", 0, 0, 0, 12, 4, 4];
  return [1, 1, "ul", ...Array<Value[]>(size).fill(row).flat(), 4, 0];
}

/** Says a list of rows. */
function rows(...names: string[]): Value[] {
  return build({ templates: [list(names.length)] }, ...names.flatMap(name => [name, "Delete"]));
}

/** Says the page: its template, and one instance of it, number 1. */
function build(page: { templates: Value[][] }, ...values: Value[]): Value[] {
  const [[number, ...tokens]] = page.templates as [[number, ...Value[]]];
  return [6, number, ...tokens, 2, 0, 0, number, 1, ...values];
}

async function comesBack(page: Opened, mode: number, received: number, ...patch: Value[]): Promise<void> {
  page.server().drop();
  await vi.advanceTimersByTimeAsync(10_000);
  page
    .server()
    .open()
    .receive(0, mode, received, "t1", mode === 5 ? "sealed2" : "");
  await loaded();
  page.server().receive(1, received, ...patch);
  await loaded();
}

/** Connects to a new session, which has not said the page yet. */
async function welcomedAnew(page: Opened, mode: number): Promise<void> {
  await loaded();
  page.server().drop();
  await vi.advanceTimersByTimeAsync(100);
  page
    .server()
    .open()
    .receive(0, mode, 0, "t1", mode === 5 ? "sealed2" : "");
}

describe("the state that a page holds", () => {
  it("is said by HELLO, once there is one", async () => {
    const page = joined(field(0));
    expect(page.server().hello).not.toHaveProperty("snapshot");
    page.server().receive(-4, "sealed");
    page.server().drop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.server().open().hello.snapshot).toBe("sealed");
  });

  it("may come with WELCOME, and be taken back", async () => {
    const page = joined(field(0));
    page.server().drop();
    await vi.advanceTimersByTimeAsync(10_000);
    page.server().open().receive(0, 2, 0, "", "sealed");
    page.server().drop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.server().open().hello.snapshot).toBe("sealed");
    page.server().receive(0, 2, 0, "").receive(-4, "");
    page.server().drop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(page.server().open().hello).not.toHaveProperty("snapshot");
  });
});

describe("a page that is restored", () => {
  it("goes on counting behind the inputs that the state holds", async () => {
    const page = joined(ROWS);
    page.fire("li:first-child button", "click");
    await comesBack(page, 5, 1, ...rows("A", "B"));
    expect(page.server().events).toEqual([]);
    page.fire("li:first-child button", "click");
    expect(page.server().events).toEqual([[2, 1, 3]]);
  });

  it("makes an input again that nobody has received, where the page looks the same", async () => {
    const page = joined(ROWS);
    page.server().drop();
    page.fire("li:last-child button", "click");
    await comesBack(page, 5, 0, ...rows("A", "B"));
    expect(page.server().events).toEqual([[1, 1, 6]]);
  });

  it("finds the element though others stand before it now", async () => {
    const page = joined(ROWS);
    page.server().drop();
    page.fire("li:last-child button", "click");
    await comesBack(page, 5, 0, ...rows("C", "A", "B"));
    expect(page.server().events).toEqual([[1, 1, 9]]);
  });

  it.each([
    ["is gone", ["A"]],
    ["is there twice", ["B", "B"]],
  ])("drops an input whose element %s, and says so", async (_how, names) => {
    const page = joined(ROWS);
    const dropped: unknown[] = [];
    page.document.addEventListener("lattice:dropped", event => dropped.push((event as CustomEvent).detail));
    page.server().drop();
    page.fire("li:last-child button", "click");
    await comesBack(page, 5, 0, ...rows(...names));
    expect(page.server().events).toEqual([]);
    expect(dropped).toEqual([{ types: ["click"] }]);
  });

  it("makes again what is done between WELCOME and the patch that builds it", async () => {
    const page = joined(ROWS);
    await welcomedAnew(page, 5);
    page.fire("li:last-child button", "click");
    expect(page.server().events).toEqual([]);
    page.server().receive(1, 0, ...rows("A", "B"));
    await loaded();
    expect(page.server().events).toEqual([[1, 1, 6]]);
  });

  it("makes again what was held back", async () => {
    const pausing = {
      body: `<!--h0--><button data-i="1.1">go</button><!--/h-->`,
      templates: [[1, 1, "button", 11, "click", 0, 2000, 0, 12, 4, 0]],
    };
    const page = joined(pausing);
    await welcomedAnew(page, 5);
    page.fire("button", "click");
    page.server().receive(1, 0, ...build(pausing, "go"));
    await vi.advanceTimersByTimeAsync(2000);
    expect(page.server().events).toEqual([[1, 1, 2]]);
  });

  it("does not give the input to a button that is about something else", async () => {
    const page = joined({ body: ROWS.body.replace(/<li><b>B.*?<\/li>/, ""), templates: [list(1)] });
    page.server().drop();
    page.fire("button", "click");
    await comesBack(page, 5, 0, ...rows("B"));
    expect(page.server().events).toEqual([]);
  });

  it("tells what was typed and not sent", async () => {
    const page = joined(field(300));
    page.find("input").focus();
    page.type("input", "abc");
    await comesBack(page, 5, 0, ...build(field(300), "", "go"));
    expect(page.find<HTMLInputElement>("input").value).toBe("abc");
    await vi.advanceTimersByTimeAsync(300);
    expect(page.server().events).toEqual([[1, 1, 3, "abc"]]);
    expect(page.document.activeElement).toBe(page.find("input"));
  });

  it("tells typed text once, with its input", async () => {
    const page = joined(field(0));
    page.server().drop();
    page.type("input", "a");
    page.type("input", "ab");
    await comesBack(page, 5, 0, ...build(field(0), "", "go"));
    expect(page.find<HTMLInputElement>("input").value).toBe("ab");
    expect(page.server().events).toEqual([
      [1, 1, 3, "a"],
      [2, 1, 3, "ab"],
    ]);
  });

  it("brings back what the state does not hold of what the server had received", async () => {
    const page = joined(field(0));
    page.type("input", "abc");
    page.server().receive(-1, 1);
    await comesBack(page, 5, 1, ...build(field(0), "", "go"));
    expect(page.find<HTMLInputElement>("input").value).toBe("abc");
    expect(page.server().events).toEqual([[2, 1, 3, "abc"]]);
  });

  it("leaves a value that the state has newer", async () => {
    const page = joined(field(0));
    page.type("input", "abc");
    page.fire("button", "click");
    await comesBack(page, 5, 2, ...build(field(0), "cleared", "go"));
    expect(page.find<HTMLInputElement>("input").value).toBe("cleared");
    expect(page.server().events).toEqual([]);
  });
});

describe("a page that is mounted anew", () => {
  it("keeps what was typed, and tells it", async () => {
    const page = joined(field(0));
    page.type("input", "abc");
    page.server().receive(-1, 1);
    await comesBack(page, 3, 0, ...build(field(0), "", "go"));
    expect(page.find<HTMLInputElement>("input").value).toBe("abc");
    expect(page.server().events).toEqual([[1, 1, 3, "abc"]]);
  });

  it("leaves no form to the browser before it stands, and says that it was not sent", async () => {
    const form = {
      body: `<!--h0--><form data-i="1.1"></form><!--/h-->`,
      templates: [[1, 1, "form", 11, "submit", 1, 0, 0, 4, 0]],
    };
    const page = joined(form);
    const dropped = vi.fn();
    page.document.addEventListener("lattice:dropped", dropped);
    await welcomedAnew(page, 3);
    expect(page.fire("form", "submit")).toBe(false);
    page.server().receive(1, 0, ...build(form));
    await loaded();
    expect(page.server().events).toEqual([]);
    expect(dropped).toHaveBeenCalledOnce();
  });

  it("makes no input again, and says so", async () => {
    const page = joined(ROWS);
    const dropped = vi.fn();
    page.document.addEventListener("lattice:dropped", dropped);
    page.server().drop();
    page.fire("li:last-child button", "click");
    await comesBack(page, 3, 0, ...rows("A", "B"));
    expect(page.server().events).toEqual([]);
    expect(dropped).toHaveBeenCalledOnce();
  });
});

describe("the part that makes pages anew", () => {
  it("is loaded as soon as the page is live, since the next server may not have it", async () => {
    const loadRecovery = vi.fn(() => import("../../src/recovery"));
    const page = joined(ROWS, { loadRecovery });
    await loaded();
    page.server().drop();
    await vi.advanceTimersByTimeAsync(10_000);
    page.server().open().receive(0, 3, 0, "t1");
    await loaded();
    expect(loadRecovery.mock.calls).toEqual([["/lattice/recovery.js"]]);
  });

  it("comes behind the answers to what was done before the page was live", async () => {
    const loadRecovery = vi.fn(() => import("../../src/recovery"));
    const page = openPage(ROWS.body, { templates: ROWS.templates, loadRecovery });
    page.fire("li:first-child button", "click");
    page.server().open().receive(0, 1, 0, "");
    expect(loadRecovery).not.toHaveBeenCalled();
    page.server().receive(-1, 1);
    expect(loadRecovery).toHaveBeenCalledOnce();
  });

  it("is loaded when the connection ends before those answers came", async () => {
    const loadRecovery = vi.fn(() => import("../../src/recovery"));
    const page = openPage(ROWS.body, { templates: ROWS.templates, loadRecovery });
    page.fire("li:first-child button", "click");
    page.server().open().receive(0, 1, 0, "").drop();
    expect(loadRecovery).toHaveBeenCalledOnce();
  });

  it("is asked for once in a connection, however many inputs are answered", async () => {
    const loadRecovery = vi.fn(() => Promise.reject(new Error("gone")));
    const page = joined(ROWS, { loadRecovery });
    await loaded();
    for (let input = 1; input <= 3; input++) {
      page.fire("li:first-child button", "click");
      page.server().receive(-1, input);
      await loaded();
    }
    expect(loadRecovery).toHaveBeenCalledOnce();
  });

  it("is waited for by the patch that builds the page", async () => {
    let come = (): void => {};
    const there = new Promise<void>(resolve => (come = resolve));
    const page = joined(ROWS, { loadRecovery: () => there.then(() => import("../../src/recovery")) });
    await comesBack(page, 3, 0, ...rows("C"));
    expect(page.find("b").textContent).toBe("A");
    come();
    await loaded();
    expect(page.find("b").textContent).toBe("C");
  });

  it("is asked for again after the next WELCOME, whatever its mode, until the page is built", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    let times = 0;
    const loadRecovery = (): Promise<unknown> =>
      ++times < 3 ? Promise.reject(new Error("gone")) : import("../../src/recovery");
    const page = joined(ROWS, { loadRecovery });
    const dropped = vi.fn();
    page.document.addEventListener("lattice:dropped", dropped);
    page.server().drop();
    page.fire("li:last-child button", "click");
    await comesBack(page, 3, 0, ...rows("C"));
    expect(page.find("b").textContent).toBe("A");
    await comesBack(page, 2, 0, ...rows("C"));
    expect(page.find("b").textContent).toBe("C");
    expect(dropped).toHaveBeenCalledOnce();
  });

  it("that cannot be had lets the page be loaded anew after three times", async () => {
    const page = joined(ROWS, { loadRecovery: () => Promise.reject(new Error("gone")) });
    for (let time = 0; time < 3; time++) {
      expect(page.reloads()).toBe(0);
      await comesBack(page, 3, 0, ...rows("C"));
    }
    expect(page.reloads()).toBe(1);
  });

  it("lets a page go on without it for as long as its session lives", async () => {
    const page = joined(ROWS, { loadRecovery: () => Promise.reject(new Error("gone")) });
    await loaded();
    page.fire("li:first-child button", "click");
    expect(page.server().events).toEqual([[1, 0, 3]]);
    expect(page.sockets).toHaveLength(1);
  });
});
