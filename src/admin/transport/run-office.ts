/** An office that a run can call at, for choosing. */
export type RunOffice = { id: string; name: string; kind: string }
