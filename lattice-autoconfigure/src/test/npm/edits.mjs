// Random edits of every type of Yjs.
import * as Y from "yjs";

const WORDS = ["a", "be", "sea", "🌊", "two words ", "\n", "ünï"];

export function edit(random, doc) {
  random.pick(EDITS)(random, doc);
}

const EDITS = [typed, typed, typed, formatted, listed, listed, mapped, mapped, marked, nested];

function typed(random, doc) {
  const text = doc.getText("text");
  if (text.length > 4 && random.below(3) === 0) {
    const at = random.below(text.length - 2);
    text.delete(at, 1 + random.below(Math.min(3, text.length - at)));
  } else {
    text.insert(random.below(text.length + 1), random.pick(WORDS));
  }
}

function formatted(random, doc) {
  const text = doc.getText("rich");
  if (text.length < 2) text.insert(0, "rich text");
  else if (random.below(2) === 0) {
    text.format(random.below(text.length - 1), 2, { bold: random.pick([true, null]), size: random.below(3) });
  } else if (random.below(3) === 0) text.insertEmbed(random.below(text.length), { image: random.below(9) });
  else text.insert(random.below(text.length), random.pick(WORDS), { italic: true });
}

function listed(random, doc) {
  const list = doc.getArray("list");
  if (list.length > 2 && random.below(3) === 0) list.delete(random.below(list.length), 1);
  else list.insert(random.below(list.length + 1), [random.below(1000), random.pick(WORDS), { deep: [random.below(9)] }]);
}

function mapped(random, doc) {
  const map = doc.getMap("map");
  const key = "k" + random.below(5);
  if (random.below(4) === 0) map.delete(key);
  else map.set(key, random.pick([random.below(100), random.pick(WORDS), null, true, new Uint8Array([1, 2, 3])]));
}

function marked(random, doc) {
  const xml = doc.getXmlFragment("xml");
  if (xml.length > 3) xml.delete(random.below(xml.length), 1);
  else {
    const element = new Y.XmlElement(random.pick(["p", "h1"]));
    element.setAttribute("level", String(random.below(6)));
    element.insert(0, [new Y.XmlText(random.pick(WORDS))]);
    xml.insert(random.below(xml.length + 1), [element]);
  }
}

function nested(random, doc) {
  const map = doc.getMap("map");
  const inner = map.get("inner");
  if (inner instanceof Y.Array) inner.push([random.below(100)]);
  else map.set("inner", new Y.Array());
}

export function content(doc) {
  return {
    text: doc.getText("text").toString(),
    rich: doc.getText("rich").toDelta(),
    list: doc.getArray("list").toJSON(),
    map: doc.getMap("map").toJSON(),
    xml: doc.getXmlFragment("xml").toString(),
  };
}
