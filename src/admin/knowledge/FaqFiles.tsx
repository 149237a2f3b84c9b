'use client'

import { useState } from 'react'

import type { FaqLine, FaqLook } from '@/services/knowledge/import-faq'

import '../card-import/card-import.css'
import { ChooseFile } from '../card-import/ChooseFile'
import { FileOutputs } from '../frame/FileOutputs'
import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

const DOES: Record<FaqLine['does'], string> = {
  new: '新しい質問の下書き',
  version: '新しい版の下書き',
  same: '変更なし',
  error: '取り込めません',
}

const send = <T,>(act: string, file: File, query: Record<string, string> = {}) =>
  apiPost<T>(
    `/ops/knowledge/faq/${act}?${new URLSearchParams({ name: file.name, ...query })}`,
    {},
    { headers: { 'content-type': 'application/octet-stream' }, body: file },
  )

/** Out with its purpose; in with a dry run first. Nothing is changed before the last button. */
export function FaqFiles() {
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<FaqLook | null>(null)
  const [said, setSaid] = useState('')
  const act = useAct()
  const choose = (chosen: File) => {
    setFile(chosen)
    setSeen(null)
    setSaid('')
    void act.run(async () => setSeen(await send<FaqLook>('preview', chosen)))
  }
  const take = () => {
    if (!file || !seen) return
    void act.run(async () => {
      const { made } = await send<{ made: number }>('import', file, { digest: seen.digest })
      setSaid(`下書きを${made}件作りました。`)
      setSeen(null)
    })
  }
  const count = seen?.lines.filter(({ does }) => does === 'new' || does === 'version').length ?? 0
  return (
    <>
      <section className="mg-panel">
        <h2>出す</h2>
        <FileOutputs path="/ops/knowledge/faq" purposes={['市の利用', '質疑応答集の納品']} />
      </section>
      <section className="mg-panel">
        <h2>取り込む</h2>
        <ChooseFile
          accept=".xlsx,.csv"
          label={file ? '別のファイルを選ぶ' : 'ファイルを選ぶ'}
          hint="上で出したExcelの形のファイルです。文書番号が空の行は、新しい質問になります。"
          disabled={act.busy}
          onFile={choose}
        />
        <Says problem={act.problem} />
        {said ? (
          <p className="mg-note mg-note--good" role="status">
            {said}
          </p>
        ) : null}
        {seen ? (
          <>
            <TableBox label="取り込みの内容">
              <table className="mg-table">
                <caption className="mg-hidden">取り込みの内容</caption>
                <thead>
                  <tr>
                    <th>行</th>
                    <th>質問</th>
                    <th>どうなるか</th>
                    <th>理由</th>
                  </tr>
                </thead>
                <tbody>
                  {seen.lines.map((one) => (
                    <tr key={one.line}>
                      <td>{one.line}</td>
                      <td className="mg-wide">{one.question}</td>
                      <td>{DOES[one.does]}</td>
                      <td className="mg-wide">{one.why}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableBox>
            <p>
              <button
                type="button"
                className="mg-button mg-button--main"
                disabled={act.busy || count === 0}
                onClick={take}
              >
                下書きを{count}件作る
              </button>
            </p>
          </>
        ) : null}
      </section>
    </>
  )
}
