export declare function withDatabase(base: string, name: string): string
