/** What shows an element's place in the page: the look of one around it, and the way down from there. */
export interface Place {
  readonly look: string;
  readonly tag: string;
  /** Indexes of child elements. */
  readonly way: readonly number[];
}

/** The least around an element that says what it is about: a button "Delete" looks like many others. */
const LANDMARKS = "form,dialog,[role=dialog],fieldset,li,tr,article,section,nav,aside,header,footer,main,body";
/** Markers, and what the client sets itself. */
const OWN = /^(data-[il]|aria-busy|class)$/;
/** What the first HTML says in attributes, and later pages in properties (I-37). */
const PROPERTIES = /^(checked|selected|value)$/;
/** Their values are attributes everywhere. */
const FIXED = /^(radio|checkbox|hidden|submit|button|image|reset)$/;

/** Compares the looks of elements in a page that does not change meanwhile. */
export interface Looks {
  placeOf(element: Element): Place | undefined;
  find(place: Place): Element | undefined;
}

export function looking(document: Document): Looks {
  const known = new Map<Element, string>();

  const look = (element: Element): string => {
    let text = known.get(element);
    if (text === undefined) known.set(element, (text = describe(element)));
    return text;
  };

  const describe = (element: Element): string => {
    const { localName: tag, classList, attributes, childNodes } = element;
    if (classList.contains("lattice-status")) return "";
    const said = [...attributes]
      .filter(({ name }) => !OWN.test(name) && !isProperty(element, name))
      .map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
    const classes = [...classList].filter(name => !/^lattice-(loading|error)$/.test(name)).sort();
    const parts = [tag, ...said.sort(), ...classes.map(name => "." + name)];
    let content = "";
    if (!isEdited(element))
      for (const child of childNodes) {
        if (child.nodeType === 1) content += look(child as Element);
        else if (child.nodeType === 3) content += (child as Text).data.replace(/[<&]/g, "&$&");
      }
    return `<${parts.join(" ")}>${content}</>`;
  };

  const alike = (tag: string, text: string): Element[] =>
    [...document.querySelectorAll(CSS_NAME.test(tag) ? tag : "*")].filter(
      each => each.localName === tag && look(each) === text,
    );

  return {
    placeOf(element) {
      const way: number[] = [];
      const start = element.closest(LANDMARKS);
      for (let at: Element | null = element; at && at !== document.documentElement; at = at.parentElement) {
        if (start?.contains(at) && at !== start) {
          way.unshift(indexOf(at));
          continue;
        }
        if (alike(at.localName, look(at)).length === 1) return { look: look(at), tag: at.localName, way };
        way.unshift(indexOf(at));
      }
      return undefined;
    },

    find({ look: text, tag, way }) {
      const [found, other] = alike(tag, text);
      return other ? undefined : way.reduce<Element | undefined>((at, index) => at?.children[index], found);
    },
  };
}

const CSS_NAME = /^[a-z][a-z0-9-]*$/;

function indexOf(element: Element): number {
  return [...element.parentElement!.children].indexOf(element);
}

function isProperty({ nodeName, attributes }: Element, name: string): boolean {
  if (!PROPERTIES.test(name)) return false;
  if (name !== "value") return true;
  return nodeName === "INPUT" && !FIXED.test(attributes.getNamedItem("type")?.value ?? "text");
}

/** What stands in it is the user's. */
function isEdited({ nodeName, attributes }: Element): boolean {
  return nodeName === "TEXTAREA" || !!attributes.getNamedItem("contenteditable");
}
