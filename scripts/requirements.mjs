// `npm run requirements [report.json …]`: the compliance matrix from the test reports. A row is met
// by a passing test that carries its ID, and by nothing else.
// `npm run requirements -- --withdraw`: without a run, takes back what a changed title no longer
// claims; nothing is raised by it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder } from './lib/files.mjs'
import { root } from './lib/process.mjs'
import { readReport } from './lib/reports.mjs'
import { testTitles } from './lib/test-titles.mjs'
import {
  buildMatrix,
  countByStatus,
  missingFiles,
  renderMarkdown,
  unknownTags,
  withdraw,
} from './lib/requirements-core.mjs'

const docs = join(root, 'docs')
const json = (path) => JSON.parse(readFileSync(path, 'utf8'))

const isWithdrawal = process.argv.includes('--withdraw')
const given = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const paths = given.length > 0 ? given : filesUnder(join(root, 'test-results', 'reports'))
if (paths.length === 0 && !isWithdrawal) {
  console.error('試験結果がありません。先に npm test を実行してください / No reports: run npm test')
  process.exit(1)
}

const catalogue = json(join(docs, 'requirements', 'catalogue.json'))
const notesPath = join(docs, 'requirements', 'notes.json')
const notes = existsSync(notesPath) ? json(notesPath) : {}
const titles = testTitles()
const tests = isWithdrawal ? titles : paths.flatMap(readReport)
const matrix = isWithdrawal
  ? withdraw(json(join(docs, 'requirements.json')), titles)
  : buildMatrix(catalogue, tests)

writeFileSync(join(docs, 'requirements.json'), `${JSON.stringify(matrix, null, 2)}\n`)
writeFileSync(join(docs, 'requirements.md'), renderMarkdown(catalogue, matrix, notes))

const { met, part, open } = countByStatus(matrix, catalogue)
console.log(`${catalogue.length} rows: ${met} met, ${part} part, ${open} open`)

const missing = missingFiles(
  matrix,
  titles.map(({ file }) => file),
)
if (missing.length > 0) {
  console.error(`そのような試験はありません / No such test file: ${missing.join(', ')}`)
  process.exit(1)
}

const ids = new Set(catalogue.map(({ id }) => id))
const slips = [
  ...unknownTags(catalogue, tests).map((id) => `${id} (test title)`),
  ...Object.keys(notes)
    .filter((id) => !ids.has(id))
    .map((id) => `${id} (notes.json)`),
]
if (slips.length > 0) {
  console.error(`そのような要件はありません / No such requirement: ${slips.join(', ')}`)
  process.exit(1)
}
