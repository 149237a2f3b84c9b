'use client'

import { useState } from 'react'

import type { Content } from '@/domain/knowledge/content'
import type { WordRead } from '@/services/knowledge/word-file'

import { FileButton } from '../frame/FileButton'
import { Says } from '../frame/Says'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

type Props = { id: string; onRead: (words: Partial<Content>) => void }

/** Out to Word and in again; what came in stands in the fields and is not kept before 保存. */
export function WordFile({ id, onRead }: Props) {
  const [read, setRead] = useState<{ name: string; notes: string[] } | null>(null)
  const act = useAct()
  const take = (file: File) =>
    void act.run(async () => {
      setRead(null)
      const { words, notes } = await apiPost<WordRead>(
        `/ops/knowledge/versions/${id}/from-word?${new URLSearchParams({ name: file.name })}`,
        {},
        { headers: { 'content-type': 'application/octet-stream' }, body: file },
      )
      onRead(words)
      setRead({ name: file.name, notes })
    })
  return (
    <div className="mg-row mg-row--end">
      <a className="mg-button" href={`/api/ops/knowledge/versions/${id}/word`}>
        Wordに書き出す
      </a>
      <FileButton
        label="Wordから取り込む"
        accept=".docx"
        look="mg-button"
        disabled={act.busy}
        onFile={take}
      />
      <Says problem={act.problem} />
      {read ? (
        <div className={`mg-note${read.notes.length > 0 ? ' mg-note--warn' : ''}`} role="status">
          <p>
            「{read.name}
            」の内容を下の欄に入れました。まだ保存していません。確かめてから「保存」を押してください。
          </p>
          {read.notes.length > 0 ? (
            <ul>
              {read.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
