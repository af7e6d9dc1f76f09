/** A box of the viewport, and where it is within what is painted over a field. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly x: number;
  readonly y: number;
}

/** A copy of a field's text that is laid out as the field lays it out, so that it can be measured: browsers do not say where a place in a field is. */
export interface Mirror {
  /** Where carets are painted. */
  readonly parent: HTMLElement;
  /** Takes text, size, look and scroll position of the field. */
  follow(): void;
  /** What of the field is to be seen. */
  visible(): Box;
  /** Where the caret is at a place. */
  caret(place: number): Box;
  /** The boxes of a part of the text that are to be seen. */
  boxes(from: number, to: number, visible: Box): Box[];
}

/** What decides where a letter stands. */
const LOOK = [
  ..."direction font-family font-feature-settings font-kerning font-size font-stretch font-style font-variant font-weight".split(
    " ",
  ),
  ..."hyphens letter-spacing line-break padding tab-size text-align text-indent text-rendering text-transform".split(
    " ",
  ),
  ..."overflow-wrap unicode-bidi word-break word-spacing".split(" "),
];

/** Keeps the last line of a text that ends with a line feed. */
const END = "\u200b";

export function mirroring(parent: HTMLElement, field: HTMLInputElement): Mirror {
  const document = field.ownerDocument;
  const { getComputedStyle } = document.defaultView!;
  const frame = document.createElement("div");
  const copy = document.createElement("div");
  const text = document.createTextNode("");
  frame.style.cssText = "position:absolute;overflow:hidden;visibility:hidden";
  copy.style.cssText = "position:absolute;left:0;top:0;box-sizing:border-box";
  copy.append(text);
  frame.append(copy);
  parent.append(frame);
  const range = document.createRange();

  const boxOf = ({ left, top, right, bottom }: DOMRect | Box): Box => {
    const origin = parent.getBoundingClientRect();
    return { left, top, right, bottom, x: left - origin.left, y: top - origin.top };
  };

  const rectsOf = (from: number, to: number): DOMRect[] => {
    const most = text.data.length;
    range.setStart(text, Math.min(from, most));
    range.setEnd(text, Math.min(to, most));
    return [...range.getClientRects()];
  };

  return {
    parent,

    follow() {
      const style = getComputedStyle(field);
      const isLine = field.nodeName === "INPUT";
      for (const name of LOOK) copy.style.setProperty(name, style.getPropertyValue(name));
      const value = field.type === "password" ? "\u2022".repeat(field.value.length) : field.value;
      if (text.data !== value + END) text.data = value + END;
      const { left, top } = field.getBoundingClientRect();
      const inner = boxOf({ left: left + field.clientLeft, top: top + field.clientTop } as Box);
      const { clientWidth: width, clientHeight: height } = field;
      frame.style.left = `${inner.x}px`;
      frame.style.top = `${inner.y}px`;
      frame.style.width = copy.style.width = `${width}px`;
      frame.style.height = `${height}px`;
      // A line stands in the middle of an input.
      const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
      copy.style.lineHeight = isLine ? `${height - padding}px` : style.lineHeight;
      copy.style.whiteSpace = isLine ? "pre" : style.whiteSpace;
      copy.style.transform = `translate(${-field.scrollLeft}px,${-field.scrollTop}px)`;
    },

    visible() {
      let { left, top, right, bottom } = frame.getBoundingClientRect();
      for (let around = field.parentElement; around; around = around.parentElement) {
        if (around === document.body || getComputedStyle(around).overflow === "visible") continue;
        const box = around.getBoundingClientRect();
        [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
        [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
      }
      return boxOf({ left, top, right, bottom, x: 0, y: 0 });
    },

    caret(place) {
      const [next] = rectsOf(place, place + 1).slice(-1);
      const [here = next] = rectsOf(place, place);
      if (!here) return boxOf(copy.getBoundingClientRect());
      // In front of a line feed there is only the caret itself; behind one it may be told at the end of the line before.
      const isHere = !next || (here.top < next.bottom && next.top < here.bottom);
      const { top, bottom } = isHere ? here : next;
      const isLeft = getComputedStyle(copy).direction === "ltr";
      const left = isHere ? here.left : isLeft ? next.left : next.right;
      return boxOf({ left, right: left, top, bottom, x: 0, y: 0 });
    },

    boxes(from, to, visible) {
      if (from >= to) return [];
      return rectsOf(from, to)
        .map(({ left, top, right, bottom }) =>
          boxOf({
            left: Math.max(left, visible.left),
            top: Math.max(top, visible.top),
            right: Math.min(right, visible.right),
            bottom: Math.min(bottom, visible.bottom),
            x: 0,
            y: 0,
          }),
        )
        .filter(({ left, right, top, bottom }) => left < right && top < bottom);
    },
  };
}
