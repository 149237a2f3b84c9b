'use client'

import Link from 'next/link'
import { useState } from 'react'

import type { DeviceLine, DeviceLook } from '@/services/equipment/devices/import'

import '../card-import/card-import.css'
import { ChooseFile } from '../card-import/ChooseFile'
import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

const DOES: Record<DeviceLine['does'], string> = {
  new: '登録します',
  same: '登録済み',
  error: '取り込めません',
}

const send = <T,>(act: string, file: File, query: Record<string, string> = {}) =>
  apiPost<T>(
    `/ops/equipment/import${act}?${new URLSearchParams({ name: file.name, ...query })}`,
    {},
    { headers: { 'content-type': 'application/octet-stream' }, body: file },
  )

/** The file, what would become of each line, and the button; nothing is changed before it. */
export function DeviceImport() {
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<DeviceLook | null>(null)
  const [said, setSaid] = useState('')
  const act = useAct()
  const choose = (chosen: File) => {
    setFile(chosen)
    setSeen(null)
    setSaid('')
    void act.run(async () => setSeen(await send<DeviceLook>('/preview', chosen)))
  }
  const take = () => {
    if (!file || !seen) return
    void act.run(async () => {
      const { made } = await send<{ made: number }>('', file, { digest: seen.digest })
      setSaid(`機器を${made}台登録しました。`)
      setSeen(null)
    })
  }
  const count = seen?.lines.filter(({ does }) => does === 'new').length ?? 0
  return (
    <section className="mg-panel">
      <h2>取り込む</h2>
      <ChooseFile
        accept=".xlsx,.csv"
        label={file ? '別のファイルを選ぶ' : 'ファイルを選ぶ'}
        hint="1行目は見出しです: 管理番号、種類、機種、契約件名略称、設置する窓口、設置場所、調達の別、製造番号、付属品、設置開始日、設置終了日。管理番号と種類は必ず要ります。"
        disabled={act.busy}
        onFile={choose}
      />
      <Says problem={act.problem} />
      {said ? (
        <p className="mg-note mg-note--good" role="status">
          {said} <Link href="/admin/devices">機器の一覧を開く</Link>
        </p>
      ) : null}
      {seen ? (
        <>
          <TableBox label="取り込みの内容">
            <table className="mg-table">
              <caption className="mg-hidden">取り込みの内容</caption>
              <thead>
                <tr>
                  <th scope="col">行</th>
                  <th scope="col">管理番号</th>
                  <th scope="col">どうなるか</th>
                  <th scope="col">理由</th>
                </tr>
              </thead>
              <tbody>
                {seen.lines.map((one) => (
                  <tr key={one.line} className={one.does === 'error' ? 'is-stuck' : ''}>
                    <td>{one.line}</td>
                    <td>{one.number}</td>
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
              機器を{count}台登録する
            </button>
          </p>
        </>
      ) : null}
    </section>
  )
}
