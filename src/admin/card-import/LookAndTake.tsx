'use client'

import { type ReactNode, useState } from 'react'

import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

import './card-import.css'
import { ChooseFile } from './ChooseFile'

type Line = { line: number; does: string; why: string }
type Look<L extends Line> = { lines: L[]; digest: string }
type Props<L extends Line> = {
  /** Endpoints below /api that look at the file and that take it. */
  preview: string
  take: string
  hint: string
  /** How a line is known, under its heading. */
  what: { heading: string; of: (line: L) => string }
  /** What becomes of lines, in words, and which of them are taken. */
  does: Record<L['does'], string>
  takes: readonly L['does'][]
  button: (count: number) => string
  done: (made: number) => ReactNode
}

/** A file, what would become of each of its lines, and the button; nothing is changed before the button. */
export function LookAndTake<L extends Line>(props: Props<L>) {
  const [file, setFile] = useState<File | null>(null)
  const [seen, setSeen] = useState<Look<L> | null>(null)
  const [made, setMade] = useState<number | null>(null)
  const act = useAct()
  const send = <T,>(path: string, body: File, query: Record<string, string> = {}) =>
    apiPost<T>(
      `${path}?${new URLSearchParams({ name: body.name, ...query })}`,
      {},
      { headers: { 'content-type': 'application/octet-stream' }, body },
    )
  const choose = (chosen: File) => {
    setFile(chosen)
    setSeen(null)
    setMade(null)
    void act.run(async () => setSeen(await send<Look<L>>(props.preview, chosen)))
  }
  const take = () => {
    if (!file || !seen) return
    void act.run(async () => {
      const answer = await send<{ made: number }>(props.take, file, { digest: seen.digest })
      setMade(answer.made)
      setSeen(null)
    })
  }
  const count = seen?.lines.filter(({ does }) => props.takes.includes(does)).length ?? 0
  return (
    <section className="mg-panel">
      <h2>取り込む</h2>
      <ChooseFile
        accept=".xlsx,.csv"
        label={file ? '別のファイルを選ぶ' : 'ファイルを選ぶ'}
        hint={props.hint}
        disabled={act.busy}
        onFile={choose}
      />
      <Says problem={act.problem} />
      {made === null ? null : (
        <p className="mg-note mg-note--good" role="status">
          {props.done(made)}
        </p>
      )}
      {seen ? (
        <>
          <TableBox label="取り込みの内容">
            <table className="mg-table">
              <caption className="mg-hidden">取り込みの内容</caption>
              <thead>
                <tr>
                  <th scope="col">行</th>
                  <th scope="col">{props.what.heading}</th>
                  <th scope="col">どうなるか</th>
                  <th scope="col">理由</th>
                </tr>
              </thead>
              <tbody>
                {seen.lines.map((one) => (
                  <tr key={one.line}>
                    <td>{one.line}</td>
                    <td className="mg-wide">{props.what.of(one)}</td>
                    <td>{props.does[one.does as L['does']]}</td>
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
              {props.button(count)}
            </button>
          </p>
        </>
      ) : null}
    </section>
  )
}
