export function pathInRepository(name: string): string
