// The little that the tests use of node and jsdom, so that no types need to be installed.
declare module "jsdom" {
  export class JSDOM {
    constructor(html: string, options?: { url?: string });
    readonly window: Window & typeof globalThis;
  }
}
declare module "node:fs" {
  export function readFileSync(path: URL, encoding: "utf8"): string;
  export function readdirSync(path: URL, options: { withFileTypes: true }): { name: string; isDirectory(): boolean }[];
}
declare module "node:zlib" {
  export function deflateSync(bytes: Uint8Array): Uint8Array;
  export function gzipSync(bytes: Uint8Array, options: { level: number }): Uint8Array;
}
