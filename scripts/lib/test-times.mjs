// How long each spec file took. A file over its budget fails the run: an hour is made of such files.
import { writeFileSync } from 'node:fs'

/**
 * Seconds a file may take on two cores of which others use one; several times what it takes alone.
 * The stand-in for MongoDB is a slow one.
 */
const BUDGET = { unit: 120, sqlite: 400, mongodb: 1200, e2e: 600 }
const SHOWN = 12

const seconds = (ms) => Math.round(ms / 100) / 10
const budgetOf = (run) => BUDGET[run.split('-')[0]]

/** The longest first. @returns {{ run: string, file: string, seconds: number }[]} */
export function timesOf(tests) {
  const sums = new Map()
  for (const { run, file, ms = 0 } of tests) {
    const key = JSON.stringify([run, file])
    sums.set(key, (sums.get(key) ?? 0) + ms)
  }
  return [...sums]
    .map(([key, ms]) => {
      const [run, file] = JSON.parse(key)
      return { run, file, seconds: seconds(ms) }
    })
    .sort((one, other) => other.seconds - one.seconds)
}

/** Prints the longest and writes all; @returns those over their budget */
export function reportTimes(tests, path) {
  const times = timesOf(tests)
  writeFileSync(path, `${JSON.stringify(times, null, 2)}\n`)
  for (const { run, file, seconds: taken } of times.slice(0, SHOWN))
    console.log(`${String(taken).padStart(7)} s  ${run}  ${file}`)
  return times.filter(({ run, seconds: taken }) => taken > budgetOf(run))
}
