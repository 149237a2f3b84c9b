'use client'

import {
  $deleteTableColumnAtSelection,
  $deleteTableRowAtSelection,
  $insertTableColumnAtSelection,
  $insertTableRowAtSelection,
  $isTableCellNode,
  INSERT_TABLE_COMMAND,
} from '@lexical/table'
import {
  $createParagraphNode,
  $getSelection,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
} from '@payloadcms/richtext-lexical/lexical'
import { $isLinkNode, TOGGLE_LINK_COMMAND } from '@payloadcms/richtext-lexical/lexical/link'
import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@payloadcms/richtext-lexical/lexical/list'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { $createHeadingNode, $isHeadingNode } from '@payloadcms/richtext-lexical/lexical/rich-text'
import { $setBlocksType } from '@payloadcms/richtext-lexical/lexical/selection'
import { $findMatchingParent } from '@payloadcms/richtext-lexical/lexical/utils'
import { useEffect, useState } from 'react'

import { LinkTo } from './LinkTo'
import { DEPTHS } from './nodes'

/** What the words at the cursor are. */
type Now = { block: string; isBold: boolean; isInTable: boolean; link: string | null }
const NOTHING: Now = { block: 'p', isBold: false, isInTable: false, link: null }

function $now(): Now {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return NOTHING
  const node = selection.anchor.getNode()
  const heading = $findMatchingParent(node, $isHeadingNode)
  const list = $findMatchingParent(node, $isListNode)
  return {
    block: heading?.getTag() ?? list?.getListType() ?? 'p',
    isBold: selection.hasFormat('bold'),
    isInTable: $findMatchingParent(node, $isTableCellNode) !== null,
    link: $findMatchingParent(node, $isLinkNode)?.getURL() ?? null,
  }
}

/** The looks that a text may have; each button says what it does and whether it is on. */
export function Toolbar({ label }: { label: string }) {
  const [editor] = useLexicalComposerContext()
  const [now, setNow] = useState(NOTHING)
  const [asksLink, setAsksLink] = useState(false)
  useEffect(
    () => editor.registerUpdateListener(({ editorState }) => setNow(editorState.read($now))),
    [editor],
  )
  const setHeading = (tag: string) =>
    editor.update(() =>
      $setBlocksType($getSelection(), () =>
        tag === 'p' ? $createParagraphNode() : $createHeadingNode(tag as 'h1'),
      ),
    )
  const toggleList = (kind: 'bullet' | 'number') =>
    editor.dispatchCommand(
      now.block === kind
        ? REMOVE_LIST_COMMAND
        : kind === 'bullet'
          ? INSERT_UNORDERED_LIST_COMMAND
          : INSERT_ORDERED_LIST_COMMAND,
      undefined,
    )
  return (
    <>
      <div className="rich-tools" role="toolbar" aria-label={`${label}の書式`}>
        <select
          aria-label="段落の種類"
          value={now.block.startsWith('h') ? now.block : 'p'}
          onChange={(event) => setHeading(event.target.value)}
        >
          <option value="p">本文</option>
          {DEPTHS.map((depth) => (
            <option key={depth} value={`h${depth}`}>
              見出し{depth}
            </option>
          ))}
        </select>
        <Tool
          name="太字"
          isOn={now.isBold}
          act={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')}
        />
        <Tool name="箇条書き" isOn={now.block === 'bullet'} act={() => toggleList('bullet')} />
        <Tool name="番号" isOn={now.block === 'number'} act={() => toggleList('number')} />
        <Tool name="リンク" isOn={now.link !== null} act={() => setAsksLink(!asksLink)} />
        <Tool
          name="表"
          act={() =>
            editor.dispatchCommand(INSERT_TABLE_COMMAND, {
              rows: '3',
              columns: '3',
              includeHeaders: { rows: true, columns: false },
            })
          }
        />
        {now.isInTable ? (
          <>
            <Tool
              name="行を足す"
              act={() => editor.update(() => void $insertTableRowAtSelection())}
            />
            <Tool
              name="列を足す"
              act={() => editor.update(() => void $insertTableColumnAtSelection())}
            />
            <Tool name="行を消す" act={() => editor.update($deleteTableRowAtSelection)} />
            <Tool name="列を消す" act={() => editor.update($deleteTableColumnAtSelection)} />
          </>
        ) : null}
        <Tool name="元に戻す" act={() => editor.dispatchCommand(UNDO_COMMAND, undefined)} />
        <Tool name="やり直す" act={() => editor.dispatchCommand(REDO_COMMAND, undefined)} />
      </div>
      {asksLink ? (
        <LinkTo
          url={now.link ?? ''}
          done={(url) => {
            editor.dispatchCommand(TOGGLE_LINK_COMMAND, url || null)
            setAsksLink(false)
          }}
        />
      ) : null}
    </>
  )
}

type ToolProps = { name: string; isOn?: boolean; act: () => void }

const Tool = ({ name, isOn, act }: ToolProps) => (
  <button
    type="button"
    className="mg-button"
    aria-pressed={isOn}
    // The words keep the cursor.
    onMouseDown={(event) => event.preventDefault()}
    onClick={act}
  >
    {name}
  </button>
)
