import { describe, expect, it } from "vitest";
import { field, joined, type Opened } from "../support/browser";

const page = (): Opened => joined(field(0));

/** What a browser does while an input method composes: the text is in the field, and may still become another. */
function compose(opened: Opened, text: string): void {
  const input = opened.find<HTMLInputElement>("input");
  input.dispatchEvent(new opened.window.CompositionEvent("compositionstart", { bubbles: true }));
  input.value = text;
  input.dispatchEvent(new opened.window.InputEvent("input", { bubbles: true, isComposing: true }));
}

function commit(opened: Opened): void {
  opened.find("input").dispatchEvent(new opened.window.CompositionEvent("compositionend", { bubbles: true }));
}

describe("a field in which an input method composes", () => {
  it("is not reported before the text is composed", () => {
    const opened = page();
    compose(opened, "にほ");
    expect(opened.server().events).toEqual([]);
    commit(opened);
    expect(opened.server().events).toEqual([[1, 0, 3, "にほ"]]);
  });

  it("is not overwritten meanwhile, even before its first letter", () => {
    const opened = page();
    const input = opened.find<HTMLInputElement>("input");
    input.dispatchEvent(new opened.window.CompositionEvent("compositionstart", { bubbles: true }));
    opened.server().receive(1, 0, 1, 2, "x");
    expect(input.value).toBe("");
    compose(opened, "に");
    opened.server().receive(2, 0, 1, 2, "y");
    expect(input.value).toBe("に");
  });

  it("takes values again when the server knows what was composed", () => {
    const opened = page();
    compose(opened, "に");
    commit(opened);
    opened.server().receive(1, 1, 1, 2, "日");
    expect(opened.find<HTMLInputElement>("input").value).toBe("日");
  });

  it("sends no keys that belong to the input method", () => {
    const opened = joined({
      body: `<!--h0--><input data-i="1.1"><!--/h-->`,
      templates: [[1, 1, "input", 11, "keydown", 0, 0, 1, "key", 4, 0]],
    });
    const input = opened.find("input");
    input.dispatchEvent(new opened.window.KeyboardEvent("keydown", { key: "Enter", bubbles: true, isComposing: true }));
    input.dispatchEvent(new opened.window.KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    expect(opened.server().events).toEqual([[1, 0, 2, "Enter"]]);
  });
});
