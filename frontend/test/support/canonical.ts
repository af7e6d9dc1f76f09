/** The canonical form of a body, as defined in docs/spec/cases/README.md. */
export function canonical(body: Element): string {
  return [...body.childNodes].map(write).join("");
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function write(node: ChildNode): string {
  if (node.nodeType === 3) return escape(node.textContent ?? "");
  if (node.nodeType !== 1) return "";
  const element = node as Element;
  const name = element.localName;
  const attributes = [...attributesOf(element)].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = attributes.map(([key, value]) => ` ${key}="${escape(value).replaceAll('"', "&quot;")}"`).join("");
  if (VOID.has(name)) return `<${name}${start}>`;
  const content = name === "textarea" ? escape((element as HTMLTextAreaElement).value) : canonical(element);
  return `<${name}${start}>${content}</${name}>`;
}

function attributesOf(element: Element): Map<string, string> {
  const attributes = new Map([...element.attributes].map(({ name, value }) => [name, value]));
  attributes.delete("data-i");
  attributes.delete("data-l");
  set(attributes, "class", [...element.classList].join(" ") || undefined);
  set(attributes, "style", styleOf(element as HTMLElement) || undefined);
  if (element.localName === "input") inputAttributes(attributes, element as HTMLInputElement);
  if (element.localName === "option")
    set(attributes, "selected", (element as HTMLOptionElement).selected ? "" : undefined);
  return attributes;
}

function inputAttributes(attributes: Map<string, string>, input: HTMLInputElement): void {
  set(attributes, "checked", input.checked ? "" : undefined);
  if (input.type !== "checkbox" && input.type !== "radio") set(attributes, "value", input.value || undefined);
}

function styleOf({ style }: HTMLElement): string {
  const pairs = Array.from(style ?? [], property => `${property}: ${style.getPropertyValue(property)};`);
  return pairs.sort().join(" ");
}

function set(attributes: Map<string, string>, name: string, value: string | undefined): void {
  if (value === undefined) attributes.delete(name);
  else attributes.set(name, value);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
