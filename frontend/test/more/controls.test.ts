import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { joinedWithMore, type Opened } from "../support/browser";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a select of many", () => {
  const select = (): Promise<Opened> =>
    joinedWithMore({
      body: `<!--h0--><select multiple data-i="1.1"><option>a</option><option>b</option><option>c</option></select><!--/h-->`,
      templates: [[1, 1, "select", 10, "values", 11, "change", 0, 0, 1, "values", 4, 0]],
    });

  it("has the values that the server says", async () => {
    const page = await select();
    page.server().receive(1, 0, 1, 2, "a\nc");
    expect([...page.find<HTMLSelectElement>("select").selectedOptions].map(({ value }) => value)).toEqual(["a", "c"]);
  });
});

describe("a dialog", () => {
  it("is shown as modal when its patch stands, and closed", async () => {
    const calls: string[] = [];
    const page = await joinedWithMore(
      { body: "<!--h0--><!--/h-->", templates: [[1, 1, "dialog", 10, "modal", 4, 0]] },
      {
        prepare(window) {
          const { prototype } = window.HTMLDialogElement;
          prototype.showModal = function () {
            this.open = true;
            calls.push(`shown ${this.isConnected}`);
          };
          prototype.close = () => void calls.push("closed");
        },
      },
    );
    page.server().receive(1, 0, 2, 0, 0, 1, 1, true);
    expect(calls).toEqual(["shown true"]);
    page.server().receive(2, 0, 1, 2, false);
    expect(calls).toEqual(["shown true", "closed"]);
  });
});

describe("a forced value", () => {
  it("overwrites an edit that the server does not know of", async () => {
    const page = await joinedWithMore({
      body: `<!--h0--><input data-i="1.1"><!--/h-->`,
      templates: [[1, 1, "input", 10, "!value", 11, "input", 0, 300, 1, "target.value", 4, 0]],
    });
    page.type("input", "mine");
    page.server().receive(1, 0, 1, 2, "theirs");
    expect(page.find<HTMLInputElement>("input").value).toBe("theirs");
  });
});
