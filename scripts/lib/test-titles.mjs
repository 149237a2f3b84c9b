// The titles that the tests have now, read from their sources without running them.
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { filesUnder } from './files.mjs'
import { root } from './process.mjs'

/** `it`, `it.each(rows)`, `it.skipIf(…)`, `test`, `test.only`: the word in front of it all. */
function wordOf(node) {
  if (ts.isIdentifier(node)) return node.text
  if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node))
    return wordOf(node.expression)
  if (ts.isTaggedTemplateExpression(node)) return wordOf(node.tag)
  return ''
}

/** The text of a title; what is put in when it runs is left out. */
function textOf(node) {
  if (!node) return null
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
  return null
}

/** Titles of the tests in one source text, in their order. */
export function titlesIn(name, source) {
  const titles = []
  const visit = (node) => {
    if (ts.isCallExpression(node) && ['it', 'test'].includes(wordOf(node.expression))) {
      const title = textOf(node.arguments[0])
      // `test.use(…)`, `it.each(rows)`: calls without a title and a body.
      if (title !== null && node.arguments.length > 1) titles.push(title)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(name, source, ts.ScriptTarget.Latest, false))
  return titles
}

/** `{ file, title }` of every test under `tests`. */
export const testTitles = () =>
  filesUnder(join(root, 'tests'))
    .filter((file) => /\.spec\.tsx?$/.test(file))
    .flatMap((file) =>
      titlesIn(file, readFileSync(file, 'utf8')).map((title) => ({
        file: relative(root, file).replaceAll('\\', '/'),
        title,
      })),
    )
