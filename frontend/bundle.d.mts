export declare function bundle(entryPoints?: { readonly client: string } & Readonly<Record<string, string>>): Promise<{
  readonly texts: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}>;
