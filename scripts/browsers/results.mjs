// What a run of the browsers leaves behind: a report for the compliance matrix and a page to read.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format } from 'prettier'
import { root } from '../lib/process.mjs'
import { tagsOf } from '../lib/requirements-core.mjs'

const REPORT = join(root, 'test-results', 'reports', 'browsers.json')
const PAGE = join(root, 'docs', 'browsers.md')

const SIGN = { passed: '○', failed: '× 失敗 failed', skipped: '－ 試していない not run' }

/** The form of vitest's reports, as small as scripts/lib/reports.mjs reads it. */
export function reportOf(results) {
  const files = [...new Set(results.map(({ journey }) => journey.file))]
  return {
    testResults: files.map((file) => {
      const own = results.filter(({ journey }) => journey.file === file)
      return {
        name: join(root, file),
        status: own.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed',
        assertionResults: own.map(({ engine, journey, outcome }) => ({
          title: `${journey.title}, ${engine.name}, ${journey.width} px`,
          status: outcome,
        })),
      }
    }),
  }
}

const today = () => new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' })
const withoutTags = (title) => title.replace(/([A-Z]{2}-\d{2}( \(part\))? )+/, '')

const rowOf = ({ engine, version, journey, outcome }) =>
  `| ${[
    `${engine.name} ${version}`,
    engine.standsFor,
    `${journey.width} px`,
    withoutTags(journey.title),
    tagsOf(journey.title)
      .map(({ id }) => id)
      .join(' '),
    SIGN[outcome],
  ].join(' | ')} |`

/** The page with the table of this run; the words around it are those of the template. */
export function pageOf(results, template) {
  const table = [
    '| エンジン / Engine | 代表するもの / Stands for | 幅 / Width | したこと / Done | 要件 | 結果 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...results.map(rowOf),
  ].join('\n')
  return template.replaceAll('{date}', today()).replace('{table}', table)
}

export async function writeResults(results) {
  mkdirSync(join(REPORT, '..'), { recursive: true })
  writeFileSync(REPORT, `${JSON.stringify(reportOf(results), null, 2)}\n`)
  const template = readFileSync(join(root, 'scripts', 'browsers', 'page.md'), 'utf8')
  const page = pageOf(results, template)
  writeFileSync(
    PAGE,
    await format(page, { parser: 'markdown', singleQuote: true, printWidth: 100 }),
  )
}
