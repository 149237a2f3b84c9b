import { zipOf } from './zip'

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const MATH = 'http://schemas.openxmlformats.org/officeDocument/2006/math'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const root = (name: string, inside: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${WORD}" xmlns:m="${MATH}">${inside}</w:${name}>`
const relations = (...to: [string, string][]) =>
  `<Relationships xmlns="${PACKAGE}/relationships">${to
    .map(
      ([type, target], at) =>
        `<Relationship Id="r${at}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

/** A Word file of these paragraphs, by hand: what no writer of ours would make. */
export function docxOf(body: string, { styles = '', numbering = '' } = {}): Buffer {
  const parts = ['document', 'styles', 'numbering']
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
      .map(
        (part) =>
          `<Override PartName="/word/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${part}${part === 'document' ? '.main' : ''}+xml"/>`,
      )
      .join('')}</Types>`,
    '_rels/.rels': relations(['officeDocument', 'word/document.xml']),
    'word/_rels/document.xml.rels': relations(
      ['styles', 'styles.xml'],
      ['numbering', 'numbering.xml'],
    ),
    'word/document.xml': root('document', `<w:body>${body}</w:body>`),
    'word/styles.xml': root('styles', styles),
    'word/numbering.xml': root('numbering', numbering),
  })
}
