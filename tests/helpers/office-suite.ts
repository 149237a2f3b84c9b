import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { parse } from 'csv-parse/sync'

export const hasOfficeSuite = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0

/** Comma, double quotes, UTF-8, from line 1; cells as shown, no formulas, every sheet (-1). */
const CSV_FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1'

export type Book = Record<string, string[][]>

/**
 * Opens Excel books in LibreOffice, in one start of it, and gives what a person sees there.
 * @param books bytes of each book by name
 * @returns by the same names: the cells of each sheet as text
 */
export function openInOfficeSuite(books: Record<string, Uint8Array>): Record<string, Book> {
  const folder = mkdtempSync(join(tmpdir(), 'office-suite-'))
  const [from, to] = [join(folder, 'in'), join(folder, 'out')]
  for (const one of [from, to]) mkdirSync(one)
  const names = Object.keys(books)
  const files = names.map((name, at) => {
    const path = join(from, `${at}.xlsx`)
    writeFileSync(path, books[name]!)
    return path
  })
  execFileSync(
    'soffice',
    [
      // A profile of its own: a second start at the same time would only wake the first.
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
      '--headless',
      '--convert-to',
      CSV_FILTER,
      '--outdir',
      to,
      ...files,
    ],
    { stdio: 'ignore' },
  )
  const found: Record<string, Book> = Object.fromEntries(names.map((name) => [name, {}]))
  for (const file of readdirSync(to)) {
    const [, at, sheet = ''] = /^(\d+)-(.*)\.csv$/.exec(file) ?? []
    const rows = parse(readFileSync(join(to, file)), { relaxColumnCount: true }) as string[][]
    found[names[Number(at)] ?? '']![sheet] = rows
  }
  return found
}
