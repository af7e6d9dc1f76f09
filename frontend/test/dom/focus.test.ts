import { describe, expect, it, vi } from "vitest";
import { joined, loaded, type Opened, type Options } from "../support/browser";

const ROWS = {
  body: `<!--h0--><ul data-i="1.1"><li data-i="3.2"><input id="a" value="one"></li><li data-i="6.2"><input id="b"></li></ul><!--/h-->`,
  templates: [
    [1, 1, "ul", 14, 4, 0],
    [2, 1, "li", 11, "focus", 0, 0, 0, 1, "input", 4, 4, 0],
  ],
};

function focused(options: Options = {}): Opened {
  const page = joined(ROWS, options);
  const input = page.find<HTMLInputElement>("#a");
  input.focus();
  input.setSelectionRange(1, 2);
  return page;
}

describe("a row that moves", () => {
  it("is moved by the browser where it can move without removing", () => {
    const page = focused();
    const moves: [Node, Node | null][] = [];
    Object.assign(page.find("ul"), {
      moveBefore(this: Element, node: Node, before: Node | null) {
        moves.push([node, before]);
        this.insertBefore(node, before);
      },
    });
    const [first, second] = page.document.querySelectorAll("li");
    page.server().receive(1, 0, 3, 6, 3);
    expect(moves).toEqual([[second, first]]);
  });

  it("needs no part of the client there", () => {
    const load = vi.fn(() => new Promise(() => {}));
    focused({ load }).server().receive(1, 0, 3, 6, 3);
    expect(load).not.toHaveBeenCalled();
  });
});

describe("a row that moves in a browser that can only take it out and put it in", () => {
  it("waits for the part that helps", async () => {
    const page = focused({ old: true });
    page.server().receive(1, 0, 3, 3, 0);
    const row = page.find("#a").parentElement;
    expect(page.find("ul").firstElementChild).toBe(row);
    await loaded();
    expect(page.find("ul").lastElementChild).toBe(row);
  });

  it("keeps focus and selection, and nobody is told of focus that did not move", async () => {
    const page = focused({ old: true });
    page.server().receive(1, 0, 3, 3, 0);
    await loaded();
    const input = page.find<HTMLInputElement>("#a");
    expect(page.find("ul").lastElementChild).toBe(input.parentElement);
    expect(page.document.activeElement).toBe(input);
    expect([input.selectionStart, input.selectionEnd]).toEqual([1, 2]);
    expect(page.server().events).toEqual([]);
  });

  it.each(["before", "after"])("keeps how far it was scrolled %s the part was there", async when => {
    const page = focused({ old: true });
    const row = page.find("li");
    if (when === "after") await loaded();
    row.scrollTop = 40;
    page.fire("li", "scroll", { bubbles: false });
    await loaded();
    const insert = page.find("ul").insertBefore.bind(page.find("ul"));
    Object.assign(page.find("ul"), {
      insertBefore(node: Element, before: Node | null) {
        node.scrollTop = 0;
        return insert(node, before);
      },
    });
    page.server().receive(1, 0, 3, 3, 0);
    expect(row.scrollTop).toBe(40);
  });
});
