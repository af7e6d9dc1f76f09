// The server of Hocuspocus with its defaults, and the size of its heap when somebody asks by a signal.

import { Server } from "@hocuspocus/server";

const port = process.argv.find((arg) => arg.startsWith("--server.port="));

process.on("SIGUSR2", () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  console.log(`live ${heapUsed + external}`);
});

await new Server({
  address: "127.0.0.1",
  port: Number(port.slice(port.indexOf("=") + 1)),
  quiet: true,
}).listen();
