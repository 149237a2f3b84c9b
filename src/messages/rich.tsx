import type { List, ListItem, Nodes, PhrasingContent, RootContent, Table } from 'mdast'
import { Fragment, type ReactNode } from 'react'

import { keptRich } from '@/lib/rich/kept'
import { isSafeLink, linesIn } from '@/lib/rich/read'

type Props = {
  text: string
  /** Level of its own headings: one below that of the heading above it. */
  top: 2 | 3 | 4
  /** How words are shown: with readings, as the language they are in. */
  show?: (words: string) => ReactNode
}

type Way = { top: number; show: (words: string) => ReactNode }

/** A text of FAQ or manual with its form: headings, lists, tables, bold, links; never as HTML of its own. */
export const Rich = ({ text, top, show = (words) => words }: Props) => (
  <div className="rich">
    {keptRich(text).children.map((block, at) => (
      <Block key={at} block={block} way={{ top, show }} />
    ))}
  </div>
)

function Block({ block, way }: { block: RootContent; way: Way }): ReactNode {
  if (block.type === 'heading') {
    const Heading = `h${Math.min(6, way.top + block.depth - 1)}` as 'h2'
    return (
      <Heading>
        <Lines words={block.children} way={way} />
      </Heading>
    )
  }
  if (block.type === 'paragraph')
    return (
      <p>
        <Lines words={block.children} way={way} />
      </p>
    )
  if (block.type === 'list') return <Items list={block} way={way} />
  if (block.type === 'table') return <Cells table={block} way={way} />
  return null
}

function Items({ list, way }: { list: List; way: Way }) {
  const items = list.children.map((item, at) => <Item key={at} item={item} way={way} />)
  return list.ordered ? <ol start={list.start ?? 1}>{items}</ol> : <ul>{items}</ul>
}

const Item = ({ item, way }: { item: ListItem; way: Way }) => (
  <li>
    {item.children.map((block, at) =>
      at === 0 && block.type === 'paragraph' ? (
        <Lines key={at} words={block.children} way={way} />
      ) : (
        <Block key={at} block={block} way={way} />
      ),
    )}
  </li>
)

/** Wide tables are moved within their box, by keys, too. */
const Cells = ({ table: { children: rows }, way }: { table: Table; way: Way }) => (
  <div className="rich-table" tabIndex={0}>
    <table>
      <thead>
        {rows.slice(0, 1).map((row, at) => (
          <tr key={at}>
            {row.children.map((cell, column) => (
              <th key={column} scope="col">
                <Lines words={cell.children} way={way} />
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {rows.slice(1).map((row, at) => (
          <tr key={at}>
            {row.children.map((cell, column) => (
              <td key={column}>
                <Lines words={cell.children} way={way} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

const Lines = ({ words, way }: { words: readonly PhrasingContent[]; way: Way }) => (
  <>
    {linesIn(words).map((line, at) => (
      <Fragment key={at}>
        {at > 0 ? <br /> : null}
        {line.map((word, index) => (
          <Word key={index} word={word} way={way} />
        ))}
      </Fragment>
    ))}
  </>
)

function Word({ word, way }: { word: Nodes; way: Way }): ReactNode {
  if (word.type === 'text') return way.show(word.value)
  if (word.type === 'strong')
    return (
      <strong>
        <Lines words={word.children} way={way} />
      </strong>
    )
  if (word.type !== 'link') return null
  const said = <Lines words={word.children} way={way} />
  return isSafeLink(word.url) ? <a href={word.url}>{said}</a> : said
}
