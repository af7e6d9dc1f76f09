import { describe, expect, it } from "vitest";
import { COUNTER, joined, openPage, setHidden, type Opened } from "../support/browser";

/** What the client said of being seen over the newest connection (P-16). */
const said = (page: Opened): unknown[] => page.server().frames(4);

function turn(page: Opened, hidden: boolean): void {
  setHidden(page.document, hidden);
  page.document.dispatchEvent(new page.window.Event("visibilitychange"));
}

describe("a page", () => {
  it("that is seen says nothing of it", () => {
    expect(said(joined(COUNTER))).toEqual([]);
  });

  it("says when it is hidden and when it is shown", () => {
    const page = joined(COUNTER);
    turn(page, true);
    turn(page, false);
    expect(said(page)).toEqual([
      [4, true],
      [4, false],
    ]);
  });

  it("that is opened in the background says so after WELCOME, and not before", () => {
    const page = openPage(COUNTER.body, {
      templates: COUNTER.templates,
      prepare: ({ document }) => setHidden(document, true),
    });
    page.server().open();
    expect(said(page)).toEqual([]);
    page.server().receive(0, 1, 0, "");
    expect(said(page)).toEqual([[4, true]]);
  });
});
