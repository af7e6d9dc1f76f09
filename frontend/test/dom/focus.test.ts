import { describe, expect, it } from "vitest";
import { joined, type Opened } from "../support/browser";

const ROWS = {
  body: `<!--h0--><ul data-i="1.1"><li data-i="3.2"><input id="a" value="one"></li><li data-i="6.2"><input id="b"></li></ul><!--/h-->`,
  templates: [
    [1, 1, "ul", 14, 4, 0],
    [2, 1, "li", 11, "focus", 0, 0, 0, 1, "input", 4, 4, 0],
  ],
};

function focused(): Opened {
  const page = joined(ROWS);
  const input = page.find<HTMLInputElement>("#a");
  input.focus();
  input.setSelectionRange(1, 2);
  return page;
}

describe("a row that moves", () => {
  it("keeps focus and selection, and nobody is told of focus that did not move", () => {
    const page = focused();
    page.server().receive(1, 0, 3, 3, 0);
    const input = page.find<HTMLInputElement>("#a");
    expect(page.find("ul").lastElementChild).toBe(input.parentElement);
    expect(page.document.activeElement).toBe(input);
    expect([input.selectionStart, input.selectionEnd]).toEqual([1, 2]);
    expect(page.server().events).toEqual([]);
  });

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

  it("keeps how far it was scrolled", () => {
    const page = focused();
    const row = page.find("li");
    row.scrollTop = 40;
    page.fire("li", "scroll", { bubbles: false });
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
