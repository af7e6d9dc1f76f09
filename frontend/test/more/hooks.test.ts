import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hook, HookContext } from "../../types/lattice";
import { joinedWithMore, type Opened } from "../support/browser";

beforeEach(() => void vi.spyOn(console, "error").mockImplementation(() => {}));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A hole with one section in it, which has hook 1 and a text (slot 7); slot 4 is the text beside it; slot 2 hears what the hook pushes. */
const PAGE = {
  body:
    `<!--h0--><main data-i="1.1"><!--h2--><section data-i="5.2" data-hook="chart.1"><p data-l="2">a</p>` +
    `</section><!--/h--><b data-l="3">x</b></main><!--/h-->`,
  templates: [
    [1, 1, "main", 11, "push:pick", 0, 0, 1, "detail", 14, 1, "b", 13, 4, 4, 0],
    [2, 1, "section", 5, "data-hook", 1, "p", 13, 4, 4, 0],
  ],
};

function recorder(calls: string[]): Hook {
  const note = (what: string) => (hook: HookContext) => void calls.push(`${what} ${hook.element.localName}`);
  return {
    mounted: note("mounted"),
    updated: note("updated"),
    destroyed: note("destroyed"),
    disconnected: note("disconnected"),
    reconnected: note("reconnected"),
  };
}

async function open(hook: Hook): Promise<Opened> {
  return joinedWithMore(PAGE, { prepare: window => void (window.lattice.hooks["chart"] = hook) });
}

describe("a hook", () => {
  it("is mounted once at each element of the first page", async () => {
    const calls: string[] = [];
    await open(recorder(calls));
    expect(calls).toEqual(["mounted section"]);
  });

  it("that is registered late is mounted then", async () => {
    const calls: string[] = [];
    const page = await joinedWithMore(PAGE);
    page.window.lattice.hooks["chart"] = recorder(calls);
    expect(calls).toEqual(["mounted section"]);
  });

  it("that pushes when the connection is back is heard behind what waited", async () => {
    vi.useFakeTimers();
    const page = await open({ reconnected: hook => hook.push("pick", "again") });
    page.server().drop();
    page.find("section").dispatchEvent(new page.window.CustomEvent("push:pick", { bubbles: true, detail: "1" }));
    vi.advanceTimersByTime(10_000);
    page.server().open().receive(0, 2, 0, "");
    expect(page.server().events).toEqual([
      [1, 0, 2, "1"],
      [2, 0, 2, `"again"`],
    ]);
  });

  it("is updated by a patch in its element and by no other", async () => {
    const calls: string[] = [];
    const page = await open(recorder(calls));
    calls.length = 0;
    page.server().receive(1, 0, 1, 4, "y");
    expect(calls).toEqual([]);
    page.server().receive(2, 0, 1, 7, "b");
    expect(calls).toEqual(["updated section"]);
  });

  it("is not updated by what its own script does", async () => {
    const calls: string[] = [];
    const page = await open(recorder(calls));
    calls.length = 0;
    page.find("section").append("own");
    page.server().receive(1, 0, 1, 4, "y");
    expect(calls).toEqual([]);
  });

  it("is destroyed and mounted with its elements", async () => {
    const calls: string[] = [];
    const page = await open(recorder(calls));
    calls.length = 0;
    page.server().receive(1, 0, 4, 5, 2, 3, 0, 2, 8, "chart.1", "new");
    expect(calls).toEqual(["destroyed section", "mounted section"]);
    page.server().receive(2, 0, 1, 10, "newer");
    expect(calls).toEqual(["destroyed section", "mounted section", "updated section"]);
  });

  it("hears of the connection", async () => {
    vi.useFakeTimers();
    const calls: string[] = [];
    const page = await open(recorder(calls));
    calls.length = 0;
    page.server().drop();
    vi.advanceTimersByTime(50);
    page.server().open().receive(0, 2, 0, "");
    expect(calls).toEqual(["disconnected section", "reconnected section"]);
  });

  it("that throws harms neither the page nor another hook", async () => {
    const page = await open({
      mounted() {
        throw new Error("broken");
      },
    });
    page.server().receive(1, 0, 1, 4, "y");
    expect(page.find("b").textContent).toBe("y");
    expect(console.error).toHaveBeenCalledOnce();
  });
});

describe("what a hook pushes", () => {
  it("goes to the handlers at its element and around it", async () => {
    const page = await open({ mounted: hook => hook.push("pick", { at: [1, 2.5, null] }) });
    expect(page.server().events).toEqual([[1, 0, 2, `{"at":[1,2.5,null]}`]]);
  });

  it("is refused when it is too long", async () => {
    let refused: unknown;
    await open({
      mounted(hook) {
        try {
          hook.push("pick", "x".repeat(16_383));
        } catch (error) {
          refused = error;
        }
      },
    });
    expect(String(refused)).toContain("16385 characters of JSON, at most 16384");
  });
});

describe("what the server pushes", () => {
  const listening = (heard: unknown[]): Hook => ({
    mounted: hook => void hook.on("points", payload => heard.push(payload)),
  });

  it.each([
    ["to a hook is heard by that", 1, [[1, 2]]],
    ["to the page is heard by every hook", 0, [[1, 2]]],
    ["to another hook is not heard", 2, []],
  ])("%s", async (_, number, expected) => {
    const heard: unknown[] = [];
    const page = await open(listening(heard));
    page.server().receive(1, 0, 11, number, "points", "[1,2]");
    expect(heard).toEqual(expected);
  });

  it("is heard by an element that the same patch brings, when the patch stands", async () => {
    const heard: unknown[] = [];
    const page = await open({ mounted: hook => void hook.on("points", () => heard.push(hook.element.textContent)) });
    page.server().receive(1, 0, 11, 1, "points", "null", 4, 5, 2, 3, 0, 2, 8, "chart.1", "new");
    expect(heard).toEqual(["new"]);
  });

  it("is not heard any more by who stopped listening", async () => {
    const heard: unknown[] = [];
    const page = await open({ mounted: hook => hook.on("points", payload => heard.push(payload))() });
    page.server().receive(1, 0, 11, 1, "points", "1");
    expect(heard).toEqual([]);
  });
});
