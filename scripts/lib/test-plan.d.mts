/** Spec files, relative to the project, that need a process of their own. */
export function aloneSpecs(): string[]
export function leftOutSpecs(): string[]
