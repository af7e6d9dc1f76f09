/** Sets an entry of the document's head (I-90). The server has checked that names hold nothing that a selector would read. */
export function setHead(document: Document, name: string, value: string | null): void {
  if (name === "title") document.title = value ?? "";
  else if (name === "lang") setAttribute(document.documentElement, "lang", value);
  else if (name === "canonical") setElement(document, "link", "rel", name, "href", value);
  else {
    const meta = name.slice("meta:".length);
    setElement(document, "meta", meta.includes(":") ? "property" : "name", meta, "content", value);
  }
}

function setElement(
  { head, createElement }: Document,
  tag: string,
  key: string,
  name: string,
  attribute: string,
  value: string | null,
): void {
  let element = head.querySelector(`${tag}[${key}="${name}"]`);
  if (value === null) return element?.remove();
  if (!element) {
    element = createElement.call(head.ownerDocument, tag);
    element.setAttribute(key, name);
    head.append(element);
  }
  element.setAttribute(attribute, value);
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
