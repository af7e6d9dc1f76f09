import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COUNTER, field, joined, loaded, openPage, type Opened } from "../support/browser";
import type { Value } from "../../src/wire/smile";

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const click = (page: Opened): boolean => page.fire("button", "click");

/** Drops the connection and opens the next one. */
function reconnect(page: Opened): ReturnType<Opened["server"]> {
  page.server().drop();
  vi.advanceTimersByTime(10_000);
  return page.server().open();
}

describe("joining", () => {
  it("opens one WebSocket with the sub-protocol and says HELLO first", () => {
    const page = openPage(COUNTER.body, { templates: COUNTER.templates });
    expect(page.server()).toMatchObject({ url: "ws://shop.example/lattice/socket", protocol: "lattice.v1.smile" });
    page.server().open();
    const { page: nonce, ...hello } = page.server().hello;
    expect(hello).toEqual({ token: "t0", applied: 0, input: 0, path: "/list?q=1", digest: "d0" });
    expect(nonce).toMatch(/^\w{16,32}$/);
    expect(page.connected()).toBe(false);
    page.server().receive(0, 1, 0, "");
    expect(page.connected()).toBe(true);
  });

  it("is encrypted when the page is", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(openPage("", { url: "https://shop.example/" }).server().url).toBe("wss://shop.example/lattice/socket");
  });

  it("reads all of HELLO when it is sent", () => {
    const page = openPage(COUNTER.body, { templates: COUNTER.templates });
    click(page);
    page.window.history.replaceState(null, "", "/other");
    page.server().open();
    expect(page.server().hello).toMatchObject({ input: 1, path: "/list?q=1" });
  });

  it("sends what was clicked before the connection was up, after WELCOME", () => {
    const page = openPage(COUNTER.body, { templates: COUNTER.templates });
    click(page);
    page.server().open();
    click(page);
    expect(page.server().events).toEqual([]);
    page.server().receive(0, 1, 0, "");
    expect(page.server().events).toEqual([
      [1, 0, 2],
      [2, 0, 2],
    ]);
  });

  it("refuses a frame before WELCOME", () => {
    const early = openPage(COUNTER.body, { templates: COUNTER.templates });
    early.server().open().receive(1, 0, 1, 3, "x");
    expect(early.server().closedBy).toEqual({ code: 4400 });
  });

  it("asks for the page again when markup is adopted that it does not have", () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const page = openPage("<p></p>");
    page.server().open().receive(0, 1, 0, "");
    vi.advanceTimersByTime(50);
    expect(page.server().open().hello).toMatchObject({ applied: -1, digest: "" });
  });
});

describe("a connection that drops", () => {
  it("resumes with what each side has, twice in a row", () => {
    const page = joined(COUNTER);
    click(page);
    page.server().receive(1, 1, 1, 3, "1");
    click(page);
    click(page);

    let server = reconnect(page);
    expect(server.hello).toMatchObject({ token: "t0", applied: 1, input: 3, digest: "" });
    server.receive(0, 2, 2, "t1");
    expect(server.events).toEqual([[3, 1, 2]]);
    server.receive(2, 2, 1, 3, "2");

    server = reconnect(page);
    expect(server.hello).toMatchObject({ token: "t1", applied: 2, input: 3 });
    server.receive(0, 2, 2, "");
    expect(server.events).toEqual([[3, 1, 2]]);
    server.receive(3, 3, 1, 3, "3");
    expect(page.find("button").textContent).toBe("3");

    click(page);
    expect(server.events.at(-1)).toEqual([4, 3, 2]);
    expect(reconnect(page).hello).toMatchObject({ applied: 3, input: 4 });
  });

  it("keeps at most 1,000 inputs for a server that does not answer", () => {
    const page = joined(COUNTER);
    page.server().drop();
    for (let i = 0; i < 1100; i++) click(page);
    vi.advanceTimersByTime(10_000);
    const server = page.server().open();
    expect(server.hello).toMatchObject({ input: 1000 });
    server.receive(0, 2, 0, "");
    expect(server.events).toHaveLength(1000);
  });

  it("keeps its page number, so that the server can tell it from a duplicated tab", () => {
    const page = joined(COUNTER);
    const first = page.server().hello.page;
    expect(reconnect(page).hello.page).toBe(first);
    expect(joined(COUNTER).server().hello.page).not.toBe(first);
  });

  it("ignores what the old socket still says", () => {
    const page = joined(COUNTER);
    const old = page.server();
    old.receive(3, 0, 1, 3, "gap");
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 2, 0, "");
    old.receive(1, 0, 1, 3, "late");
    old.drop(4401);
    expect(page.find("button").textContent).toBe("0");
    expect(page.connected()).toBe(true);
  });

  it("sends what is left under new numbers to a session that counts anew", () => {
    const page = joined(COUNTER);
    click(page);
    page.server().receive(-1, 1);
    click(page);
    const server = reconnect(page);
    expect(server.hello).toMatchObject({ digest: "d0", input: 2 });
    server.receive(0, 1, 0, "");
    expect(server.events).toEqual([[1, 0, 2]]);
    click(page);
    expect(server.events.at(-1)).toEqual([2, 0, 2]);
  });
});

describe("patches", () => {
  it("are applied once", () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 3, "a").receive(2, 0, 1, 3, "b").receive(1, 0, 1, 3, "a");
    expect(page.find("button").textContent).toBe("b");
  });

  it("make the client reconnect when one is missing", () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 3, "a").receive(3, 0, 1, 3, "c");
    expect(page.find("button").textContent).toBe("a");
    expect(page.server().closedBy).toEqual({ code: undefined });
    vi.advanceTimersByTime(50);
    expect(page.server().open().hello).toMatchObject({ applied: 1 });
  });

  it.each([
    ["slot", [1, 0, 1, 77, "x"]],
    ["instance", [1, 0, 4, 77]],
    ["hole", [1, 0, 5, 77]],
    ["template", [1, 0, 2, 0, 0, 77, 90]],
    ["reference", [1, 0, 2, 0, 77, 1, 90, "x"]],
  ])("that name an unknown %s make the client ask for the page again", (_, frame) => {
    const page = joined(COUNTER);
    page.server().receive(...(frame as number[]));
    expect(page.server().closedBy).toEqual({ code: undefined });
    expect(console.error).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(50);
    expect(page.server().open().hello).toMatchObject({ applied: -1, digest: "" });
  });

  it("that are malformed are one error and close code 4400", () => {
    const page = joined(COUNTER);
    page.server().receiveBytes(Uint8Array.of(0xf8, 0xc2));
    expect(page.server().closedBy).toEqual({ code: 4400 });
    expect(console.error).toHaveBeenCalledOnce();
    page.server().receive(1, 0, 1, 3, "late");
    expect(page.find("button").textContent).toBe("0");
  });
});

describe("MOUNTED", () => {
  it("forgets the old session and builds the page with patch 1", async () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 3, "old");
    click(page);
    const server = reconnect(page);
    server.receive(0, 3, 0, "t9");
    expect(server.events).toEqual([]);
    click(page);
    expect(server.events).toEqual([]);
    expect(page.find("button").className).toBe("lattice-loading");
    server.receive(1, 0, 6, 1, 1, "b", 11, "click", 0, 0, 0, 13, 4, 0, 2, 0, 0, 1, 1, "new");
    await loaded();
    expect(page.document.body.innerHTML).toBe("<!--h0--><b>new</b><!--/h-->");
    page.fire("b", "click");
    expect(server.events).toEqual([[1, 1, 2]]);
    expect(reconnect(page).hello).toMatchObject({ token: "t9", applied: 1, input: 1, digest: "" });
  });

  it("takes the whole body but its scripts when the markers are gone", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const page = openPage(`<p>old</p><script type="application/json">{}</script>`);
    page.server().open().receive(0, 3, 0, "").receive(1, 0, 6, 1, 1, "b", 4, 0, 2, 0, 0, 1, 1);
    await loaded();
    expect(page.document.body.innerHTML).toBe(`<!--h0--><b></b><!--/h--><script type="application/json">{}</script>`);
  });
});

describe("RESYNC", () => {
  const form = field(0);
  const build = [6, 4, ...form.templates[0]!.slice(1)];

  it("takes the number of the patch that builds the page and keeps inputs", async () => {
    const page = joined(form);
    page.server().receive(1, 0, 4, 99);
    page.fire("button", "click");
    vi.advanceTimersByTime(50);
    const server = page.server().open();
    expect(server.hello).toMatchObject({ applied: -1, input: 1 });
    server.receive(0, 4, 0, "");
    expect(server.events).toEqual([[1, 0, 4]]);
    server.receive(12, 0, ...build, 2, 0, 0, 4, 1, "v", "go");
    await loaded();
    expect(page.find<HTMLInputElement>("input").value).toBe("v");
    server.receive(13, 1, 1, 2, "w");
    expect(page.find<HTMLInputElement>("input").value).toBe("w");
    expect(reconnect(page).hello).toMatchObject({ applied: 13, input: 1 });
  });

  it("takes the place of all that stood there, whatever comments are in it", async () => {
    const page = joined({ body: "<!--h0--><!--/h-->", templates: [] });
    const bracketed = [6, 1, 14, 1, "p", 4, 0];
    page.server().receive(1, 0, ...bracketed, 2, 0, 0, 1, 1);
    reconnect(page)
      .receive(0, 4, 0, "")
      .receive(2, 0, ...bracketed, 2, 0, 0, 1, 1);
    await loaded();
    expect(page.document.querySelectorAll("p")).toHaveLength(1);
  });

  it("is asked for again when the connection drops before the page is built", () => {
    const page = joined(form);
    page.server().receive(1, 0, 1, 2, "x");
    reconnect(page).receive(0, 4, 0, "");
    expect(reconnect(page).hello).toMatchObject({ applied: -1, digest: "" });
  });

  /** Has a page said again, as it was at first, after input `received`. */
  async function saysAgain(page: Opened, received: number, ...patch: Value[]): Promise<ReturnType<Opened["server"]>> {
    await loaded();
    const server = reconnect(page).receive(0, 4, received, "");
    server.receive(3, received, ...patch);
    await loaded();
    expect(server.closedBy).toBeUndefined();
    return server;
  }

  it("keeps all that is chosen in a select of many", async () => {
    const option = [1, "option", 12, 4];
    const template = [1, 1, "select", 5, "multiple", 11, "change", 0, 0, 0, ...option, ...option, 4, 0];
    const page = joined({
      body: `<!--h0--><select multiple data-i="1.1"><option>a</option><option>b</option></select><!--/h-->`,
      templates: [template],
    });
    for (const each of page.find<HTMLSelectElement>("select").options) each.selected = true;
    page.fire("select", "input");
    page.fire("select", "change");
    await saysAgain(page, 0, 6, ...template, 2, 0, 0, 1, 1, "", "a", "b");
    const { selectedOptions } = page.find<HTMLSelectElement>("select");
    expect([...selectedOptions].map(({ value }) => value)).toEqual(["a", "b"]);
  });

  it("keeps the files that were chosen, and tells them", async () => {
    const files = {
      body: `<!--h0--><input type="file" data-i="1.1"><!--/h-->`,
      templates: [[1, 1, "input", 5, "type", 11, "change", 0, 0, 1, "target.files.length", 4, 0]],
    };
    const page = joined(files);
    const input = page.find<HTMLInputElement>("input");
    const list = input.files!;
    Object.defineProperty(list, "length", { value: 1 });
    Object.defineProperty(input, "value", { get: () => "C:\\fakepath\\a.txt" });
    page.fire("input", "input");
    await saysAgain(page, 0, 6, ...files.templates[0]!, 2, 0, 0, 1, 1, "file");
    expect(page.find("input")).not.toBe(input);
    expect(page.find<HTMLInputElement>("input").files).toBe(list);
    expect(page.server().events).toEqual([[1, 3, 3, 1]]);
  });

  it("keeps what stands in a field of which the server says no value", async () => {
    const unbound = {
      body: `<!--h0--><p data-i="1.1"><input name="x" data-l="1"><button data-l="2">go</button></p><!--/h-->`,
      templates: [[1, 1, "p", 1, "input", 5, "name", 4, 1, "button", 11, "click", 0, 0, 0, 4, 4, 0]],
    };
    const page = joined(unbound);
    page.type("input", "abc");
    page.fire("button", "click");
    await saysAgain(page, 1, 6, ...unbound.templates[0]!, 2, 0, 0, 1, 1, "x");
    expect(page.find<HTMLInputElement>("input").value).toBe("abc");
  });

  it("tells an edit that waited for a change, which no browser reports any more", async () => {
    const changing = {
      body: `<!--h0--><input data-i="1.1"><!--/h-->`,
      templates: [[1, 1, "input", 10, "value", 11, "change", 0, 0, 1, "target.value", 4, 0]],
    };
    const page = joined(changing);
    page.type("input", "abc");
    const server = await saysAgain(page, 0, 6, ...changing.templates[0]!, 2, 0, 0, 1, 1, "");
    expect(server.events).toEqual([[1, 3, 3, "abc"]]);
  });

  it("keeps what was typed into markup that could not be adopted, and tells it", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const template = [1, 1, "p", 1, "input", 5, "id", 10, "value", 11, "input", 0, 0, 1, "target.value", 4, 4, 0];
    const page = openPage(`<p><input id="x"></p>`, {
      templates: [template],
      prepare: ({ document }) => void (document.querySelector("input")!.value = "early"),
    });
    const server = page.server().open().receive(0, 4, 0, "");
    server.receive(3, 0, 6, ...template, 2, 0, 0, 1, 1, "x", "");
    await loaded();
    expect(page.find<HTMLInputElement>("input").value).toBe("early");
    expect(server.events).toEqual([[1, 3, 4, "early"]]);
  });

  it("keeps what the user typed meanwhile, and the focus", async () => {
    const page = joined(form);
    page.server().receive(1, 0, 1, 2, "x");
    page.find("input").focus();
    const server = reconnect(page);
    page.type("input", "typed");
    page.find<HTMLInputElement>("input").setSelectionRange(2, 4);
    server.receive(0, 4, 0, "").receive(9, 0, ...build, 2, 0, 0, 4, 1, "x", "go");
    await loaded();
    const input = page.find<HTMLInputElement>("input");
    expect([input.value, input.selectionStart, input.selectionEnd]).toEqual(["typed", 2, 4]);
    expect(page.document.activeElement).toBe(input);
    server.receive(10, 1, 1, 2, "TYPED");
    expect(input.value).toBe("TYPED");
  });
});

describe("acknowledgements", () => {
  it("come 10 s after the first patch", () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 3, "1");
    vi.advanceTimersByTime(9000);
    page.server().receive(2, 0, 1, 3, "2");
    vi.advanceTimersByTime(999);
    expect(page.server().frames(2)).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(page.server().frames(2)).toEqual([[2, 2]]);
    vi.advanceTimersByTime(50_000);
    expect(page.server().frames(2)).toHaveLength(1);
  });

  it("come after 16 KiB", () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 3, "x".repeat(9000));
    expect(page.server().frames(2)).toEqual([]);
    page.server().receive(2, 0, 1, 3, "x".repeat(9000));
    expect(page.server().frames(2)).toEqual([[2, 2]]);
  });

  it("come after 8 patches", () => {
    const page = joined(COUNTER);
    for (let number = 1; number <= 17; number++) page.server().receive(number, 0, 1, 3, `${number}`);
    expect(page.server().frames(2)).toEqual([
      [2, 8],
      [2, 16],
    ]);
  });

  it("are not sent when an event says it", () => {
    const page = joined(COUNTER);
    page.server().receive(1, 0, 1, 3, "1");
    click(page);
    page.server().receive(-1, 1);
    vi.advanceTimersByTime(50_000);
    expect(page.server().frames(2)).toEqual([]);
  });
});
