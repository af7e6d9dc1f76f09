export declare const mangled: RegExp;
