import * as Y from "yjs";

const doc = new Y.Doc();
const text = doc.getText("body");
doc.on("update", (update, origin) => {
  if (origin === "java") return;
  const size = Buffer.alloc(4);
  size.writeInt32BE(update.length);
  process.stdout.write(Buffer.concat([size, update]));
});

let input = Buffer.alloc(0);
process.stdin.on("data", (data) => {
  input = Buffer.concat([input, data]);
  while (input.length >= 4 && input.length >= 4 + input.readInt32BE()) {
    const end = 4 + input.readInt32BE();
    Y.applyUpdate(doc, input.subarray(4, end), "java");
    input = input.subarray(end);
  }
  if (!text.toString().includes("Yjs")) text.insert(text.length, " and hello from Yjs");
});
