// One shape for the JSON reports of vitest and Playwright.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { root } from './process.mjs'

const slashes = (path) => path.replaceAll('\\', '/')

/**
 * A file of a report as the repository names it, also where the run was made in another copy of it: what stands
 * behind `/tests/`, as long as there is such a file here.
 */
export function pathInRepository(name) {
  const own = slashes(relative(root, name))
  if (!own.startsWith('..') && existsSync(join(root, own))) return own
  const parts = slashes(name).split('/tests/')
  const ends = parts.slice(1).map((_, at) => `tests/${parts.slice(at + 1).join('/tests/')}`)
  return ends.find((end) => existsSync(join(root, end))) ?? own
}

const MOST_LINES = 14
const COLOURS = /\u001b\[[\d;]*m/g

/** The beginning of a failure's words, which a log that is cut short keeps beside its name. */
function shortened(message) {
  if (!message) return ''
  const lines = message.replaceAll(COLOURS, '').split('\n')
  const own = lines.filter((line) => line.trim() !== '' && !/node_modules|node:internal/.test(line))
  return own
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, 300))
    .join('\n')
}

const vitestOutcome = { passed: 'passed', failed: 'failed' }

function fromVitest(json) {
  return json.testResults.flatMap((file) => {
    const path = pathInRepository(file.name)
    const tests = file.assertionResults.map(({ title, status, failureMessages }) => ({
      file: path,
      title,
      outcome: vitestOutcome[status] ?? 'skipped',
      ms: 0,
      why: shortened(failureMessages?.[0]),
    }))
    // From its first test to the end of its last, with the hooks between.
    if (tests[0]) tests[0].ms = file.endTime - file.startTime
    // A file that could not be loaded, or whose hook threw, fails without a failed test.
    const silent = file.status === 'failed' && !tests.some(({ outcome }) => outcome === 'failed')
    const failure = { title: '(file failed)', outcome: 'failed', why: shortened(file.message) }
    return silent ? [...tests, { file: path, ...failure }] : tests
  })
}

const playwrightOutcome = {
  expected: 'passed',
  // A test that passes at the second try has failed.
  flaky: 'failed',
  skipped: 'skipped',
  unexpected: 'failed',
}

function fromPlaywright(json) {
  const walk = (suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map((test) => ({
        file: slashes(`tests/e2e/${spec.file}`),
        title: spec.title,
        outcome: playwrightOutcome[test.status] ?? 'failed',
        ms: test.results.reduce((sum, { duration }) => sum + duration, 0),
        why: shortened(test.results.flatMap(({ errors }) => errors ?? [])[0]?.message),
      })),
    ),
    ...(suite.suites ?? []).flatMap(walk),
  ]
  const tests = json.suites.flatMap(walk)
  const failed = json.errors.length > 0 && !tests.some(({ outcome }) => outcome === 'failed')
  return failed
    ? [...tests, { file: 'tests/e2e', title: '(run failed)', outcome: 'failed' }]
    : tests
}

/** `{ run, file, title, outcome, ms, why }` for every test of one report file. */
export function readReport(path) {
  const json = JSON.parse(readFileSync(path, 'utf8'))
  const tests = Array.isArray(json.testResults) ? fromVitest(json) : fromPlaywright(json)
  return tests.map((test) => ({ run: basename(path, '.json'), ...test }))
}

export function totals(tests) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for (const { outcome } of tests) sum[outcome] += 1
  return sum
}

export const totalsLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
