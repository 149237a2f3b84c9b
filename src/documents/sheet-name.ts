/** Excel's longest name of a sheet, and its longest line at the top of a page, in UTF-16 units. */
const LONGEST_NAME = 31
const LONGEST_HEADER = 255

/** One of these two makes the whole book unreadable: XML has no way to write them. */
export const writable = (text: string): string => text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD')

/** Never within a character that takes two units. */
const cut = (text: string, most: number): string =>
  text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')

/** Excel takes none of \ / ? * [ ] : and no apostrophe at either end. */
const plainName = (name: string, most: number): string =>
  cut(writable(name).replace(/[\\/?*[\]:]/g, '・'), most).replace(/^'|'$/g, '’')

/**
 * Names of the sheets of a book, as people wrote them as far as Excel can have them: each once, whatever
 * the size of its letters, and none that Excel keeps for itself.
 */
export function sheetNames(headings: readonly string[]): string[] {
  const taken = new Set(['history'])
  return headings.map((heading) => {
    const full = plainName(heading, LONGEST_NAME) || '表'
    let name = full
    for (let at = 2; taken.has(name.toLowerCase()); at++) {
      const end = String(at)
      name = `${cut(full, LONGEST_NAME - end.length)}${end}`
    }
    taken.add(name.toLowerCase())
    return name
  })
}

/**
 * Text at the top of every page, as far as Excel can have it: `&` starts a command there. The blank before it
 * keeps figures from joining a font size.
 */
export function headerText(text: string, before: string): string {
  const room = LONGEST_HEADER - before.length - 1
  // Cut within `&&`, one of the two would start a command.
  const written = cut(writable(text).replaceAll('&', '&&'), room)
  const isHalf = (/&+$/.exec(written)?.[0].length ?? 0) % 2 === 1
  return `${before} ${isHalf ? written.slice(0, -1) : written}`
}
