import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/** Words of the shape of a requirement's ID that are names people know. */
const KNOWN = /^(?:UTF-(?:8|16)|SHA-(?:1|256|512))/
const ID = /(?<![A-Za-z0-9])[A-Z]{2,3}-\d{1,3}/g

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesIn(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })

/** Every text of a source file that may reach a screen: literals and markup, never comments. */
function textsOf(path: string): string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    false,
    kind,
  )
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralExpression(node) || ts.isJsxText(node) || ts.isTemplateLiteralToken(node)) {
      texts.push(node.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return texts
}

describe('texts of the product', () => {
  it('name no requirement: its ID says nothing to the people who read them', () => {
    const ids = new Set(
      [...readFileSync('docs/requirements.md', 'utf8').matchAll(ID)].map(([id]) => id.slice(0, 3)),
    )
    const found = ['src', 'payload.config.ts']
      .flatMap((place) => (place.endsWith('.ts') ? [place] : filesIn(place)))
      .filter((path) => !path.startsWith('src/migrations'))
      .flatMap((path) =>
        textsOf(path).flatMap((text) =>
          [...text.matchAll(ID)]
            .filter(([id]) => !KNOWN.test(id) && ids.has(id.slice(0, 3)))
            .map(([id]) => `${path}: ${id}`),
        ),
      )
    expect(found).toEqual([])
  })
})
