// Part of the thread that converts a Word file (convert.mjs).

/** Stands between two lists until they are two lists; no text has this character. */
const END = '\ue000'
const endOfList = () => ({
  ...{ type: 'paragraph', styleId: null, styleName: null, numbering: null, alignment: null },
  ...{ indent: {}, children: [{ type: 'run', children: [{ type: 'text', value: END }] }] },
})

const wordsOf = ({ type, value, children = [] }) =>
  type === 'text' ? (value ?? '') : children.map(wordsOf).join('')

/**
 * Two lists one after the other that count for themselves are one to `mammoth`, which does not say which list a
 * paragraph is in. Its paragraphs in lists are those of the file in their order; where they are not, it is told.
 */
export function endsOfLists(paragraphs) {
  const rest = paragraphs.filter(({ isListed }) => isListed)
  let isSame = true
  let ends = 0
  /** The list that is open at its first level, and counts. */
  let open = ''
  const isEnd = (piece) => {
    if (!wordsOf(piece).trim()) return false
    const own = piece.numbering ? rest.shift() : undefined
    if (piece.numbering && comparable(own?.text) !== comparable(wordsOf(piece))) isSame = false
    if (own && own.level > 0) return false
    const before = open
    open = own?.isOrdered && !own.isHeading ? own.list : ''
    return before !== '' && open !== '' && before !== open
  }
  /** In a table or a box nothing is put between: what stands there becomes a line. */
  const pass = (piece) => {
    if (piece.type === 'paragraph') isEnd(piece)
    else for (const child of piece.children ?? []) pass(child)
  }
  const marked = (piece) => {
    if (piece.type === 'paragraph' && isEnd(piece)) {
      ends++
      return [endOfList(), piece]
    }
    if (piece.type !== 'paragraph') {
      open = ''
      pass(piece)
      open = ''
    }
    return [piece]
  }
  return {
    mark: (document) => {
      const children = (document.children ?? []).flatMap(marked)
      isSame &&= rest.length === 0
      if (isSame) document.children = children
    },
    lost: () => (isSame || ends === 0 ? [] : [`続いた番号付きの一覧の区切り ${ends}か所`]),
  }
}

const comparable = (text = '') => text.replaceAll(/\s/g, '').slice(0, 20)
