// Runs in a thread of its own (apart.ts): the parts of a Word file in, its title and its blocks out. What
// takes too long or too much is ended from outside; what it would grow to is bounded here.
import { parentPort, workerData } from 'node:worker_threads'

import { fromHtml } from 'hast-util-from-html'
import { toMdast } from 'hast-util-to-mdast'
import mammoth from 'mammoth'

import { endsOfLists } from './lists.mjs'

/** Word itself knows no more columns than these. */
const MOST_COLUMNS = 63
/** Far more than some hundred pages have, in paragraphs, cells and pieces of words. */
const MOST_NODES = 200_000
/** Lists in lists in cells. */
const MOST_LEVELS = 100

class TooMuch extends Error {}

/** The parts as the archive that mammoth reads; names are in lower case. */
const archive = {
  exists: (name) => workerData.parts.has(name.toLowerCase()),
  read: async (name, encoding) => {
    const bytes = Buffer.from(workerData.parts.get(name.toLowerCase()))
    return encoding ? bytes.toString(encoding === 'base64' ? 'base64' : 'utf8') : bytes
  },
}

/** @throws TooMuch where a tree is larger or deeper than a text is; narrows cells that claim too much */
function bound(root) {
  let nodes = 0
  let level = [root]
  for (let depth = 0; level.length > 0; depth++) {
    nodes += level.length
    if (nodes > MOST_NODES || depth > MOST_LEVELS) throw new TooMuch()
    for (const node of level) {
      if (node.properties?.colSpan > MOST_COLUMNS) node.properties.colSpan = MOST_COLUMNS
      const isRow = node.tagName === 'tr' || node.type === 'tableRow'
      // A cell of a row that is pushed aside by another stands beyond them.
      if (isRow && node.children.length > MOST_COLUMNS * 2) throw new TooMuch()
    }
    level = level.flatMap((node) => node.children ?? [])
  }
}

const isTitle = (node) =>
  node.type === 'element' && [node.properties.className].flat().includes('title')

const textOf = (node) =>
  node.type === 'text' ? node.value : (node.children ?? []).map(textOf).join('')

/** Takes the title out of the page. */
function titleOf(page) {
  const at = page.children.findIndex(isTitle)
  return at < 0 ? '' : textOf(page.children.splice(at, 1)[0]).trim()
}

async function convert() {
  const ends = endsOfLists(workerData.paragraphs)
  const { value } = await mammoth.convertToHtml(
    { file: archive },
    {
      styleMap: workerData.styleMap,
      ignoreEmptyParagraphs: true,
      externalFileAccess: false,
      // A style map within the file would be another's program for ours.
      includeEmbeddedStyleMap: false,
      transformDocument: (document) => {
        ends.mark(document)
        return document
      },
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
    },
  )
  const page = fromHtml(value, { fragment: true })
  bound(page)
  const title = titleOf(page)
  const root = toMdast(page)
  bound(root)
  return { title, root, ends: ends.lost() }
}

try {
  parentPort.postMessage(await convert())
} catch (error) {
  parentPort.postMessage({ failed: error instanceof TooMuch ? 'too-much' : 'unreadable' })
}
