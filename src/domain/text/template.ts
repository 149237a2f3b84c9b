/** Texts with placeholders like `{{office}}`: for mails (NT-06) and for what is printed (PR-05…PR-08). */

/** Full-width braces count too: they are what a Japanese keyboard gives. */
const ANY = /(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)/g
const BRACES = /\{\{|\}\}|｛｛|｝｝/

/** `{{number}} {{date}}`, as help texts list them. */
export const inBraces = (names: readonly string[]): string =>
  names.map((name) => `{{${name}}}`).join(' ')

const EMPTY = '（空）'
const UNCLOSED = '閉じていない {{'

/** Says which placeholders of a text do not exist, and which do. @param forbidden of `forbiddenIn` */
export function unknownPlaceholders(
  forbidden: readonly string[],
  known: readonly string[],
): string {
  const wrong = forbidden.map((name) => (name === UNCLOSED ? name : `{{${name}}}`))
  return `この差し込みは使えません: ${wrong.join('、')}。使えるのは ${inBraces(known)} です。`
}

export type TemplateLanguage<N extends string> = {
  /** What stands between braces and is no placeholder; `{{` without an end counts as well. */
  forbiddenIn: (text: string) => string[]
  /** The placeholders that a text uses, in order, each as often as it stands there. */
  namesIn: (text: string) => N[]
  /** Puts the values in; nothing is dropped. */
  replaceIn: (text: string, values: Record<N, string>) => string
  /**
   * Fills a text of several paragraphs. Lines, and paragraphs with their headings, whose
   * placeholders are all empty are dropped, so that one text serves places with and without an
   * address.
   */
  fillBody: (template: string, values: Record<N, string>) => string
  /** Fills a text that must stay on one line. */
  fillLine: (template: string, values: Record<N, string>) => string
}

/** The language of templates that know these placeholders and no others. */
export function templateLanguage<N extends string>(known: readonly N[]): TemplateLanguage<N> {
  const isKnown = (name: string): name is N => (known as readonly string[]).includes(name)
  const namesIn = (text: string): N[] =>
    [...text.matchAll(ANY)].map((match) => (match[1] ?? '').trim()).filter(isKnown)
  const replaceIn = (text: string, values: Record<N, string>): string =>
    text.replace(ANY, (whole, name: string) => {
      const found = name.trim()
      return isKnown(found) ? values[found] : whole
    })
  /** A part that speaks only of things that are not known (「所在地: {{address}}」) is left out. */
  const isPointless = (text: string, values: Record<N, string>): boolean => {
    const names = namesIn(text)
    return names.length > 0 && names.every((name) => values[name] === '')
  }
  return {
    forbiddenIn: (text) => {
      const names = [...text.matchAll(ANY)].map((match) => (match[1] ?? '').trim())
      const forbidden = names.filter((name) => !isKnown(name)).map((name) => name || EMPTY)
      if (BRACES.test(text.replace(ANY, ''))) forbidden.push(UNCLOSED)
      return [...new Set(forbidden)]
    },
    namesIn,
    replaceIn,
    fillBody: (template, values) =>
      template
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
        .trim(),
    fillLine: (template, values) => replaceIn(template, values).replace(/\s+/g, ' ').trim(),
  }
}
