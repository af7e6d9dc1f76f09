export declare function canonical(body: Element): string;
