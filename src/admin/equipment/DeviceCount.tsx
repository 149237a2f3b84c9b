'use client'

import { useRef, useState } from 'react'

import type { Counted, Expected, scanDevice } from '@/services/equipment/registers/counts'

import { TableBox } from '../frame/TableBox'
import { beep } from '../reception/beep'
import { ScanBox } from '../scanning/ScanBox'
import '../scanning/scanning.css'
import { apiPost, problemOf } from '../shell/api'

type Answer = Awaited<ReturnType<typeof scanDevice>>
type Said = { words: string; state: 'ok' | 'bad' }
type Props = {
  id: string
  title: string
  isOver: boolean
  missing: Expected[]
  found: number
  unexpected: string[]
}

const LINES = 50

/** One device after the other; readings wait for each other, so that none is lost. */
export function DeviceCount({ id, title, isOver, ...start }: Props) {
  const [missing, setMissing] = useState(start.missing)
  const [found, setFound] = useState(start.found)
  const [unexpected, setUnexpected] = useState(start.unexpected)
  const [unknown, setUnknown] = useState('')
  const [lines, setLines] = useState<Said[]>([])
  const last = useRef<Promise<void>>(Promise.resolve())
  const say = (line: Said) => {
    beep(line.state)
    setLines((old) => [line, ...old].slice(0, LINES))
  }
  const show = (now: Counted) => {
    setFound(now.found)
    setUnexpected(now.unexpected)
    setMissing(now.missing)
  }
  const read = async (code: string, isSure = false) => {
    try {
      const answer = await apiPost<Answer>(`/ops/equipment/counts/${id}/scan`, {
        ...{ code, isSure },
        op: crypto.randomUUID(),
      })
      show(answer)
      setUnknown(answer.kind === 'unknown' ? answer.number : '')
      const isBad = answer.kind === 'unexpected' || answer.kind === 'unknown'
      say({ words: answer.words, state: isBad ? 'bad' : 'ok' })
    } catch (error) {
      say({ words: `${code}: ${problemOf(error).message}`, state: 'bad' })
    }
  }
  const onCode = (code: string, isSure = false) => {
    last.current = last.current.then(() => read(code, isSure))
  }
  const takeBack = async (code: string) => {
    const way = `/ops/equipment/counts/${id}/unscan`
    try {
      show(await apiPost<Counted>(way, { code, op: crypto.randomUUID() }))
      say({ words: `${code}: 読み取りを取り消しました。`, state: 'ok' })
    } catch (error) {
      say({ words: `${code}: ${problemOf(error).message}`, state: 'bad' })
    }
  }
  const [newest] = lines
  return (
    <div className="st">
      <div className="st-place">
        <p>
          <span>数えている窓口</span>
          <strong>{title}</strong>
        </p>
        <a className="mg-button mg-button--main" href={`/admin/collections/device-counts/${id}`}>
          棚卸しの記録へ（終える）
        </a>
      </div>
      <p className="st-counts" aria-live="polite">
        <strong>あった {found}台</strong>
        <span>まだ {missing.length}台</span>
        <span className={unexpected.length > 0 ? 'is-bad' : ''}>余分 {unexpected.length}台</span>
      </p>
      {isOver ? (
        <p className="mg-note">この棚卸しは終わっています。</p>
      ) : (
        <ScanBox label="機器の番号を読み取る" onCode={onCode} />
      )}
      {newest ? (
        <div
          className={`st-answer is-${newest.state}`}
          role={newest.state === 'bad' ? 'alert' : 'status'}
        >
          <p className="st-answertitle">{newest.words}</p>
          {unknown && !isOver ? (
            <button type="button" className="mg-button" onClick={() => onCode(unknown, true)}>
              {unknown} を余分として数える
            </button>
          ) : null}
        </div>
      ) : null}
      {unexpected.length > 0 ? (
        <TableBox label="余分な読み取り">
          <table className="mg-table">
            <caption>余分な読み取り</caption>
            <thead>
              <tr>
                <th scope="col">管理番号</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {unexpected.map((code) => (
                <tr key={code}>
                  <td>{code}</td>
                  <td>
                    {isOver ? null : (
                      <button
                        type="button"
                        className="mg-button mg-button--small"
                        aria-label={`${code} の読み取りを取り消す`}
                        onClick={() => void takeBack(code)}
                      >
                        取り消す
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
      <TableBox label="まだ読み取っていない機器">
        <table className="mg-table">
          <caption>まだ読み取っていない機器</caption>
          <thead>
            <tr>
              <th scope="col">管理番号</th>
              <th scope="col">機器</th>
            </tr>
          </thead>
          <tbody>
            {missing.map((one) => (
              <tr key={one.id}>
                <td>{one.number}</td>
                <td>{one.name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </div>
  )
}
