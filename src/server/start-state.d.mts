export declare function startProblem(): { code: string; message: string } | null
export declare function databaseTrouble(): Promise<string | null>
export declare function jobsEnded(): Promise<void>
export declare function workEnded(): Promise<void>
export declare function citizensDoor(): unknown
export declare function whenOpen(then: () => void): void
