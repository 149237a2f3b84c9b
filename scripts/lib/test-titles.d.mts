export function titlesIn(name: string, source: string): string[]
export function testTitles(): { file: string; title: string }[]
