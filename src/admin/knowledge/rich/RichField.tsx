'use client'

import { LexicalComposer } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposer'
import { ContentEditable } from '@payloadcms/richtext-lexical/lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@payloadcms/richtext-lexical/lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalHistoryPlugin'
import { LinkPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalLinkPlugin'
import { ListPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalListPlugin'
import { OnChangePlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalOnChangePlugin'
import { RichTextPlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalRichTextPlugin'
import { TablePlugin } from '@payloadcms/richtext-lexical/lexical/react/LexicalTablePlugin'
import { useState } from 'react'

import { isSafeLink } from '@/lib/rich/read'

import { RICH_NODES } from './kinds'
import { $readInto, $writtenIn } from './nodes'
import { Toolbar } from './Toolbar'

import './rich.css'

type Props = { name: string; label: string; hint?: string; defaultValue: string }

/**
 * A field of a form for a text with its form; what the form sends is the text as it is kept. What nobody
 * touched is sent as it came.
 */
export function RichField({ name, label, hint, defaultValue }: Props) {
  const [text, setText] = useState(defaultValue)
  const [config] = useState(() => ({
    namespace: name,
    nodes: RICH_NODES,
    theme: { table: 'rich-cells', text: { bold: 'rich-bold' } },
    editorState: () => $readInto(defaultValue),
    onError: (error: Error) => {
      throw error
    },
  }))
  return (
    <div className="mg-field">
      {label}
      {hint ? <small>{hint}</small> : null}
      <LexicalComposer initialConfig={config}>
        <div className="rich-box">
          <Toolbar label={label} />
          <RichTextPlugin
            contentEditable={<ContentEditable className="rich rich-words" ariaLabel={label} />}
            ErrorBoundary={LexicalErrorBoundary}
          />
        </div>
        <HistoryPlugin />
        <ListPlugin />
        <LinkPlugin validateUrl={isSafeLink} />
        <TablePlugin hasCellMerge={false} hasCellBackgroundColor={false} hasTabHandler={false} />
        <OnChangePlugin
          ignoreSelectionChange
          onChange={(state, _editor, tags) => {
            if (!tags.has('history-merge')) setText(state.read($writtenIn))
          }}
        />
      </LexicalComposer>
      <input type="hidden" name={name} value={text} data-typed />
    </div>
  )
}
