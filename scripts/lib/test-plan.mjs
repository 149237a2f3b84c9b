// What `npm test` leaves to `npm test -- --all`. Nothing is only ever run on one developer's machine:
// `.ci/run` runs all.
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { filesUnder } from './files.mjs'
import { root } from './process.mjs'

/** A spec that says so in its first comment also runs on MongoDB every day: it touches the engine. */
const ENGINE_MARK = /^\/\*\* @engine\b/m

/** One that goes through all there is, or waits for processes: the whole check runs it, a change seldom needs it. */
const EXHAUSTIVE_MARK = /^\/\*\* @exhaustive\b/m

/** One that says so gets a process of its own: its environment counts before the product is loaded. */
const ALONE_MARK = /^\/\*\* @alone\b/m

/** Unit specs about time; the others give the same in every zone. */
const OF_TIME = ['time', 'booking', 'deadlines', 'mail', 'jobs', 'lists'].map(
  (folder) => `tests/unit/domain/${folder}/`,
)

export const specsIn = (folder) =>
  filesUnder(join(root, 'tests', folder)).filter((file) => /\.spec\.tsx?$/.test(file))

const marked = (mark) =>
  specsIn('integration')
    .filter((file) => mark.test(readFileSync(file, 'utf8')))
    .map((file) => relative(root, file))

const engineSpecs = () => marked(ENGINE_MARK)

/** @returns what the run at hand leaves out */
export const leftOutSpecs = () =>
  process.env.TEST_LEAVE_OUT === 'exhaustive' ? marked(EXHAUSTIVE_MARK) : []

export const aloneSpecs = () => marked(ALONE_MARK)

/**
 * @param {{ all: boolean }} scope
 * @returns zones of the unit tests with the files of each, environment of the run on SQLite, files on
 *   MongoDB (empty: every one), and arguments of Playwright
 */
export function planOf({ all }) {
  const others = all ? [] : OF_TIME
  return {
    zones: [
      { name: 'utc', zone: 'UTC', files: [] },
      { name: 'tokyo', zone: 'Asia/Tokyo', files: others },
      { name: 'new-york', zone: 'America/New_York', files: others },
    ],
    sqlite: all ? {} : { TEST_LEAVE_OUT: 'exhaustive' },
    mongodb: all ? [] : engineSpecs(),
    e2e: all ? [] : ['--grep', '@everyday'],
    env: all ? { TEST_ALL: '1' } : {},
  }
}
