import type { Caret } from "./caret";
import { mirroring, type Box, type Mirror } from "./mirror";

/** A longer text is not measured: its carets are not shown, only who is there. */
const LONGEST = 65_536;
/** How long a name stands at a caret that does not move, in milliseconds. */
const NAMED = 3_000;

export interface Painter {
  /** Shows carets at a field; none: takes away what is there. */
  paint(field: HTMLInputElement, carets: readonly Caret[]): void;
  /** Calls back when the field has another size. */
  watch(field: Element, changed: () => void): void;
  clear(field: Element): void;
}

interface Mark {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  timer?: ReturnType<typeof setTimeout>;
  at?: string;
}

/** What stands over one field. */
interface Layer {
  readonly root: HTMLElement;
  readonly marks: Map<string, Mark>;
  readonly selections: HTMLElement;
  readonly names: HTMLElement;
  readonly mirror: Mirror;
}

let layers = 0;

/**
 * Paints carets over fields. Nothing is put into the views of the page: what is painted stands at the end of the document, or
 * of the dialog around the field, which would hide it else. Styles are set through the CSSOM, which a content security policy
 * allows where it forbids the attribute.
 */
export function painting(window: Window & typeof globalThis): Painter {
  const { document } = window;
  const known = new Map<Element, Layer>();
  const watched = new Map<Element, ResizeObserver>();
  const isStill = (): boolean => window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? true;

  const make = (className: string, parent: Element, css: string, tag = "div"): HTMLElement => {
    const element = document.createElement(tag);
    element.className = className;
    element.style.cssText = css;
    parent.append(element);
    return element;
  };

  const layer = (field: HTMLInputElement): Layer => {
    const host = field.closest("dialog,[popover]") ?? document.documentElement;
    let found = known.get(field);
    if (!found) {
      const root = make(
        "lattice-carets",
        host,
        "position:absolute;left:0;top:0;width:0;height:0;z-index:1;pointer-events:none",
      );
      const names = make("lattice-carets-names", root, HIDDEN, "ul");
      names.id = `lattice-carets-${++layers}`;
      const drawn = make("", root, "");
      drawn.ariaHidden = "true";
      const selections = make("", drawn, "");
      found = { root, names, selections, marks: new Map(), mirror: mirroring(drawn, field) };
      known.set(field, found);
    }
    if (found.root.parentNode !== host) host.append(found.root);
    return found;
  };

  /** The list of names describes the field, for those who do not see carets. */
  const describe = (field: Element, { names }: Layer, carets: readonly Caret[]): void => {
    const all = carets.map(({ name }) => name);
    if ([...names.children].map(item => item.textContent).join("\n") !== all.join("\n"))
      names.replaceChildren(...all.map(name => Object.assign(document.createElement("li"), { textContent: name })));
    const ids = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    if (!ids.includes(names.id)) field.setAttribute("aria-describedby", [...ids, names.id].join(" "));
  };

  const mark = (layer: Layer, { key, name, color }: Caret): Mark => {
    let found = layer.marks.get(key);
    if (!found) {
      const element = make(
        "lattice-caret",
        layer.mirror.parent,
        "position:absolute;width:2px;forced-color-adjust:none",
      );
      found = { element, name: make("lattice-caret-name", element, NAME, "span") };
      layer.marks.set(key, found);
    }
    const { element, name: label } = found;
    if (label.textContent !== name) label.textContent = name;
    paintIn(element, key, color);
    label.style.backgroundColor = element.style.backgroundColor;
    label.style.color = isBright(window.getComputedStyle(element).backgroundColor) ? "#000" : "#fff";
    return found;
  };

  const place = (found: Mark, box: Box, visible: Box): void => {
    const { element, name } = found;
    const { style } = element;
    const isThere =
      box.left >= visible.left - 1 &&
      box.left <= visible.right + 1 &&
      box.bottom > visible.top &&
      box.top < visible.bottom;
    style.display = isThere ? "block" : "none";
    style.left = `${box.x}px`;
    style.top = `${box.y}px`;
    style.height = `${box.bottom - box.top}px`;
    style.transition = isStill() ? "" : "left 80ms,top 80ms";
    // A name that does not fit above or to the right stands below, or to the left.
    const isLow = box.top < 20;
    name.style.top = isLow ? "100%" : "";
    name.style.bottom = isLow ? "" : "100%";
    const isFar = box.left > document.documentElement.clientWidth - 120;
    name.style.right = isFar ? "0" : "";
    name.style.left = isFar ? "" : "0";
  };

  /** Shows the name when its caret has moved in the text. */
  const flag = (found: Mark, at: string): void => {
    if (found.at === at) return;
    found.at = at;
    found.name.style.opacity = "1";
    clearTimeout(found.timer);
    found.timer = setTimeout(() => void (found.name.style.opacity = "0"), NAMED);
    found.name.style.transition = isStill() ? "" : "opacity 200ms";
  };

  const clear = (field: Element): void => {
    const found = known.get(field);
    if (!found) return;
    known.delete(field);
    found.root.remove();
    found.marks.forEach(({ timer }) => clearTimeout(timer));
    const rest = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(id => id && id !== found.names.id);
    if (rest.length) field.setAttribute("aria-describedby", rest.join(" "));
    else field.removeAttribute("aria-describedby");
  };

  return {
    paint(field, carets) {
      if (!carets.length || !field.isConnected) return clear(field);
      const over = layer(field);
      describe(field, over, carets);
      const isShown = field.value.length <= LONGEST && field.getClientRects().length > 0;
      const keys = new Set(carets.map(({ key }) => key));
      for (const [key, { element, timer }] of over.marks) {
        if (isShown && keys.has(key)) continue;
        clearTimeout(timer);
        element.remove();
        over.marks.delete(key);
      }
      over.selections.replaceChildren();
      if (!isShown) return;
      over.mirror.follow();
      const visible = over.mirror.visible();
      for (const caret of carets) {
        const from = Math.min(caret.anchor, caret.head);
        for (const box of over.mirror.boxes(from, Math.max(caret.anchor, caret.head), visible)) {
          const css = `position:absolute;opacity:.25;left:${box.x}px;top:${box.y}px;width:${box.right - box.left}px;height:${box.bottom - box.top}px`;
          paintIn(make("lattice-selection", over.selections, css), caret.key, caret.color);
        }
        const found = mark(over, caret);
        place(found, over.mirror.caret(caret.head), visible);
        flag(found, `${caret.anchor},${caret.head}`);
      }
    },

    watch(field, changed) {
      if (watched.has(field) || !window.ResizeObserver) return;
      const observer = new window.ResizeObserver(changed);
      observer.observe(field);
      watched.set(field, observer);
    },

    clear(field) {
      clear(field);
      watched.get(field)?.disconnect();
      watched.delete(field);
    },
  };
}

const HIDDEN =
  "position:absolute;width:1px;height:1px;margin:0;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap";
const NAME =
  "position:absolute;padding:1px 5px;border-radius:3px;font:600 11px/1.3 system-ui,sans-serif;white-space:nowrap;" +
  "max-width:110px;overflow:hidden;text-overflow:ellipsis";

/** In their own colour, or one that goes with who it is. */
function paintIn({ style }: HTMLElement, key: string, color: string): void {
  let sum = 0;
  for (const unit of key) sum = (sum * 31 + unit.charCodeAt(0)) % 360;
  style.backgroundColor = `hsl(${sum},65%,42%)`;
  // What is no colour is not taken.
  if (color) style.backgroundColor = color;
}

function isBright(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number);
  return red * 0.299 + green * 0.587 + blue * 0.114 > 140;
}
