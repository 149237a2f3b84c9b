// The citizen site's one style sheet and one script, as text in a module: served by the site itself
// under names that carry their hash. No bundler: the sources are plain and few.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './process.mjs'

const SITE = join(root, 'src/public-site')
const OUT = 'src/public-site/generated/assets.ts'

const read = (folder, ending) =>
  readdirSync(join(SITE, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => readFileSync(join(SITE, folder, name), 'utf8'))
    .join('\n')

/** `{ '--color-…': '#…' }` of the Digital Agency's tokens. */
function tokens() {
  const css = readFileSync(
    join(root, 'node_modules/@digital-go-jp/design-tokens/dist/tokens.css'),
    'utf8',
  )
  return Object.fromEntries([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2]]))
}

function styles() {
  const values = tokens()
  return read('styles', '.css')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/var\((--[\w-]+)\)/g, (_, name) => {
      if (!values[name]) throw new Error(`no design token ${name}`)
      return values[name]
    })
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim()
}

function script() {
  const { outputText, diagnostics } = ts.transpileModule(read('client', '.ts'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2017,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
    },
    reportDiagnostics: true,
  })
  if (diagnostics?.length) throw new Error(ts.formatDiagnostics(diagnostics, host))
  return outputText.replace(/^"use strict";\n/, '').replace(/^ +/gm, '')
}
const host = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => root,
  getNewLine: () => '\n',
}

const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** `{ [path]: content }` of the generated module. */
export function siteAssets() {
  const css = styles()
  const js = script()
  const content = `// Made by scripts/lib/site-assets.mjs from ../styles and ../client. Do not edit.
export const CSS = ${JSON.stringify(css)}
export const CSS_HASH = '${hashOf(css)}'
export const JS = ${JSON.stringify(js)}
export const JS_HASH = '${hashOf(js)}'
`
  return { [OUT]: content }
}
