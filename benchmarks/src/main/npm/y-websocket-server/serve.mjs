// The server of y-websocket as its package starts it, and the size of its heap when somebody asks by a signal.

const port = process.argv.find((arg) => arg.startsWith("--server.port="));

process.env.HOST = "127.0.0.1";
process.env.PORT = port.slice(port.indexOf("=") + 1);

process.on("SIGUSR2", () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  console.log(`live ${heapUsed + external}`);
});

await import("@y/websocket-server/server");
