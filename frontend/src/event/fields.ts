import type { Value } from "../wire/smile";

/** Reads what a handler declares from an event (P-14). */
export function readFields(event: Event, element: Element, paths: readonly string[]): Value[] {
  return paths.flatMap(path => {
    if (path === "form") return readForm(event, element);
    if (path === "values") return readEach((element as HTMLSelectElement).selectedOptions, "value");
    if (path === "files") return readEach((element as HTMLInputElement).files ?? [], "name", "size", "type");
    return plain(follow(event, element, path));
  });
}

/** A count, then these properties of each item. */
function readEach<I>(items: Iterable<I> & { length: number }, ...names: (keyof I)[]): Value[] {
  return [items.length, ...[...items].flatMap(item => names.map(name => item[name] as Value))];
}

/** The browser's own `currentTarget` is the document, where the one listener is. */
function follow(event: Event, element: Element, path: string): unknown {
  const step = (at: unknown, name: string): unknown =>
    name === "currentTarget" ? element : (at as Record<string, unknown> | null | undefined)?.[name];
  return path.split(".").reduce(step, event);
}

function plain(value: unknown): Value {
  return /string|number|boolean/.test(typeof value) ? (value as Value) : null;
}

/** A count, then names and values of the successful controls, the submitter last. */
function readForm(event: Event, element: Element): Value[] {
  const form = formOf(event.target as Element) ?? formOf(element);
  if (!form) return [0];
  const { FormData } = form.ownerDocument.defaultView as Window & typeof globalThis;
  const pairs: string[] = [];
  new FormData(form).forEach((value, name) => pairs.push(name, typeof value === "string" ? value : value.name));
  const submitter = (event as SubmitEvent).submitter as HTMLButtonElement | null | undefined;
  if (submitter?.name) pairs.push(submitter.name, submitter.value);
  return [pairs.length / 2, ...pairs];
}

function formOf(element: Element): HTMLFormElement | null {
  // A form may hold a control named "form".
  if (element.nodeName === "FORM") return element as HTMLFormElement;
  return (element as HTMLInputElement).form ?? element.closest("form");
}
