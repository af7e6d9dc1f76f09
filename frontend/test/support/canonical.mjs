/**
 * The canonical form of a body, as defined in docs/spec/cases/README.md. Plain JavaScript, since the tests in a real browser
 * run it there as it is.
 */
export function canonical(body) {
  return [...body.childNodes].map(write).join("");
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function write(node) {
  if (node.nodeType === 3) return escape(node.textContent ?? "");
  if (node.nodeType !== 1) return "";
  const element = node;
  const name = element.localName;
  const attributes = [...attributesOf(element)].sort(([a], [b]) => (a < b ? -1 : 1));
  const start = attributes.map(([key, value]) => ` ${key}="${escape(value).replaceAll('"', "&quot;")}"`).join("");
  if (VOID.has(name)) return `<${name}${start}>`;
  const content = name === "textarea" ? escape(element.value) : canonical(element);
  return `<${name}${start}>${content}</${name}>`;
}

function attributesOf(element) {
  const attributes = new Map([...element.attributes].map(({ name, value }) => [name, value]));
  attributes.delete("data-i");
  attributes.delete("data-l");
  set(attributes, "class", [...element.classList].join(" ") || undefined);
  set(attributes, "style", styleOf(element) || undefined);
  if (element.localName === "input") inputAttributes(attributes, element);
  if (element.localName === "option") set(attributes, "selected", element.selected ? "" : undefined);
  return attributes;
}

function inputAttributes(attributes, input) {
  set(attributes, "checked", input.checked ? "" : undefined);
  if (input.type !== "checkbox" && input.type !== "radio") set(attributes, "value", input.value || undefined);
}

function styleOf({ style }) {
  const pairs = Array.from(style ?? [], property => `${property}: ${style.getPropertyValue(property)};`);
  return pairs.sort().join(" ");
}

function set(attributes, name, value) {
  if (value === undefined) attributes.delete(name);
  else attributes.set(name, value);
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
