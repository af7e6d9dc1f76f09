import type { State } from "../session/connection";

/** A short break is not worth a word. */
const GRACE = 500;
const RECONNECTING = "lattice-reconnecting";

/** Shows the state of the connection: class `lattice-reconnecting` on the root element, and a small note; another one when nothing more is tried (P-30). */
export function showing(document: Document): (state: State) => void {
  const root = document.documentElement;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const note = makeNote(document);

  const say = (text: string): void => {
    document.body.append(note);
    note.textContent = text;
  };

  const reconnecting = (): void => {
    root.classList.add(RECONNECTING);
    say("Reconnecting…");
  };

  return state => {
    if (state === "waiting") timer ??= setTimeout(reconnecting, GRACE);
    else if (state !== "connecting") {
      clearTimeout(timer);
      timer = undefined;
      note.remove();
      root.classList.remove(RECONNECTING);
      if (state === "exhausted") say("The connection is lost. Please reload the page.");
    }
  };
}

function makeNote(document: Document): HTMLElement {
  const note = document.createElement("div");
  note.className = "lattice-status";
  note.setAttribute("role", "status");
  // Through the CSSOM, which a content security policy allows where it forbids the attribute.
  note.style.cssText = "position:fixed;right:0;bottom:0;padding:8px;background:#333;color:#fff;z-index:99999";
  return note;
}
