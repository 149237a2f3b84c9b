// Counts for docs/house.md: lines of each area, and what each record of the kit costs. `node scripts/count-house.mjs`
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import ts from 'typescript'

const ROOT = path.resolve(import.meta.dirname, '..')
const files = readdirSync(path.join(ROOT, 'src'), { recursive: true })
  .map((file) => path.posix.join('src', file.replaceAll(path.sep, '/')))
  .filter((file) => /\.(tsx?|css)$/.test(file) && !/migrations|payload-types|importMap/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }))
const linesOf = (some) => some.reduce((sum, { text }) => sum + text.split('\n').length - 1, 0)

/** Files below a folder of the area's name, and files that begin with it. */
const AREAS = {
  'people, shifts': 'people|shifts',
  equipment: 'equipment',
  contact: 'contact',
  knowledge: 'knowledge',
  search: 'search',
  figures: 'figures',
  alarms: 'alarms',
  attachments: 'attachments?',
}
for (const [area, names] of Object.entries(AREAS)) {
  const own = new RegExp(`(^|/)(${names})(/|\\.|-)`)
  console.log(`${area}: ${linesOf(files.filter(({ file }) => own.test(file)))}`)
}
const KIT = /^src\/(kit|services\/cases|admin\/kit|endpoints\/ops\/case)/
console.log(`kit: ${linesOf(files.filter(({ file }) => KIT.test(file)))}`)
console.log(`src: ${linesOf(files)}`)

/** Lines of the calls that make a kind: its definition, its list with its beginning, its collection. */
const PARTS = {
  defineCase: (call) => call.parent.name?.getText(),
  caseKind: (call) => /case: (\w+),/.exec(call.getText())?.[1],
  caseCollection: (call) => call.arguments[0].getText(),
}
const kinds = {}
for (const { file, text } of files) {
  if (!/defineCase\(|caseKind<|caseCollection\(/.test(text)) continue
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const lineAt = (at) => source.getLineAndCharacterOfPosition(at).line
  const look = (node) => {
    const of = ts.isCallExpression(node) && PARTS[node.expression.getText()]
    const name = of && of(node)
    if (name) kinds[name] = (kinds[name] ?? 0) + lineAt(node.end) - lineAt(node.getStart()) + 1
    ts.forEachChild(node, look)
  }
  look(source)
}
const sorted = Object.entries(kinds).sort(([, a], [, b]) => a - b)
const [least, median, most] = [0, sorted.length >> 1, sorted.length - 1].map((at) => sorted[at])
console.log(`${sorted.length} records: ${least.join(' ')}, median ${median[1]}, ${most.join(' ')}`)
