/**
 * What a mail text may say (NT-06): receipt number, place, time and what to bring. Never a name or
 * anything else about the person, so none of that has a placeholder.
 */
export const PLACEHOLDERS = [
  'number',
  'date',
  'time',
  'office',
  'address',
  'service',
  'people',
  'bring',
  'link',
  'phone',
  'hours',
  'city',
  'reason',
] as const

export type Placeholder = (typeof PLACEHOLDERS)[number]
export type PlaceholderValues = Record<Placeholder, string>

/** Full-width braces count too: they are what a Japanese keyboard gives. */
const ANY = /(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)/g
const BRACES = /\{\{|\}\}|｛｛|｝｝/

const isKnown = (name: string): name is Placeholder =>
  (PLACEHOLDERS as readonly string[]).includes(name)

/** What stands between braces and is no placeholder of ours; `{{` without an end counts as well. */
export function forbiddenPlaceholders(text: string): string[] {
  const names = [...text.matchAll(ANY)].map((match) => (match[1] ?? '').trim())
  const forbidden = names.filter((name) => !isKnown(name)).map((name) => name || '（空）')
  if (BRACES.test(text.replace(ANY, ''))) forbidden.push('閉じていない {{')
  return [...new Set(forbidden)]
}

const namesIn = (text: string): Placeholder[] =>
  [...text.matchAll(ANY)].map((match) => (match[1] ?? '').trim()).filter(isKnown)

/** A part that speaks only of things that are not known (「所在地: {{address}}」) is left out. */
function isPointless(text: string, values: PlaceholderValues): boolean {
  const names = namesIn(text)
  return names.length > 0 && names.every((name) => values[name] === '')
}

const replaceIn = (text: string, values: PlaceholderValues): string =>
  text.replace(ANY, (whole, name: string) => {
    const known = name.trim()
    return isKnown(known) ? values[known] : whole
  })

/**
 * Fills a mail's body. Lines, and paragraphs with their headings, whose placeholders are all empty
 * are dropped, so that one text serves offices with and without an address.
 */
export function fillBody(template: string, values: PlaceholderValues): string {
  return template
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => !isPointless(paragraph, values))
    .map((paragraph) =>
      paragraph
        .split('\n')
        .filter((line) => !isPointless(line, values))
        .map((line) => replaceIn(line, values))
        .join('\n'),
    )
    .join('\n\n')
    .trim()
}

/** Fills a subject; always one line, because it becomes a header. */
export const fillSubject = (template: string, values: PlaceholderValues): string =>
  replaceIn(template, values).replace(/\s+/g, ' ').trim()
