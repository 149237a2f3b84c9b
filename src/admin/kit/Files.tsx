'use client'

import { useId, useState } from 'react'

import { KEPT_ENDS } from '@/documents/file-kind'
import type { AttachedFile, AttachedFiles } from '@/services/attachments/attach'

import { FileButton } from '../frame/FileButton'
import { OwnForm } from '../frame/OwnForm'
import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'
import { useOp } from '../shell/useOp'

type Props = {
  /** Address of the record below /api. */
  path: string
  shown: AttachedFiles
  onDone: () => void
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))}KB`
    : `${(bytes / 1024 / 1024).toFixed(1)}MB`

/** 添付ファイル: those beside a record, a new one under its kind, and away with one that is wrong there. */
export function Files({ path, shown: { files, whats }, onDone }: Props) {
  const selectId = useId()
  const [what, setWhat] = useState('')
  const act = useAct()
  const ops = useOp()
  const add = (file: File) =>
    void act.run(async () => {
      const { name, size, lastModified } = file
      await ops.once('file', { what, name, size, lastModified }, (op) =>
        apiPost(
          `${path}/files?${new URLSearchParams({ name, what, op })}`,
          {},
          { headers: { 'content-type': 'application/octet-stream' }, body: file },
        ),
      )
      onDone()
    })
  return (
    <section className="mg-files" aria-label="添付ファイル">
      {files.length > 0 ? (
        <TableBox label="添付ファイルの表">
          <table className="mg-table">
            <caption>添付ファイル</caption>
            <thead>
              <tr>
                <th>種類</th>
                <th>ファイル</th>
                <th>大きさ</th>
                <th>付けた日</th>
                <th>付けた人</th>
                <th>操作</th>
              </tr>
            </thead>
            <tbody>
              {files.map((file) => (
                <Line key={file.id} path={path} file={file} onDone={onDone} />
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
      {whats ? (
        <div className="mg-row mg-row--end">
          <label className="mg-field" htmlFor={selectId}>
            添付するファイルの種類
            <select id={selectId} value={what} onChange={(event) => setWhat(event.target.value)}>
              <option value="">選んでください</option>
              {whats.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
          <FileButton
            label="ファイルを添付する"
            accept={KEPT_ENDS.map((end) => `.${end}`).join(',')}
            disabled={act.busy || !what}
            onFile={add}
          />
        </div>
      ) : null}
      {whats ? <p className="mg-hint">20MBまで。暗号化して保存します。</p> : null}
      <Says problem={act.problem} />
    </section>
  )
}

type LineProps = { path: string; file: AttachedFile; onDone: () => void }

function Line({ path, file, onDone }: LineProps) {
  const [asks, setAsks] = useState(false)
  const act = useAct()
  const remove = (form: HTMLFormElement) => {
    const why = String(new FormData(form).get('why') ?? '')
    void act.run(async () => {
      await apiPost(`${path}/files/${file.id}/remove`, { why })
      onDone()
    })
  }
  return (
    <tr>
      <td>{file.what}</td>
      <td className="mg-wide">
        {file.removed ? (
          <>
            <s>{file.name}</s>
            <br />
            取消し: {file.removed}
          </>
        ) : (
          <a href={`/api${path}/files/${file.id}`}>{file.name}</a>
        )}
      </td>
      <td>{sizeOf(file.bytes)}</td>
      <td>{file.on}</td>
      <td>{file.by}</td>
      <td>
        {!file.mayRemove ? null : asks ? (
          <OwnForm className="mg-row" onSend={remove}>
            <label>
              理由 <input name="why" type="text" maxLength={300} autoFocus />
            </label>
            <button type="submit" className="mg-button mg-button--danger" disabled={act.busy}>
              取り消す
            </button>
            <Says problem={act.problem} fields={act.fields} />
          </OwnForm>
        ) : (
          <button type="button" className="mg-button" onClick={() => setAsks(true)}>
            取り消す…
          </button>
        )}
      </td>
    </tr>
  )
}
