'use client'

import type { SessionPerson, SessionScreen } from '@/services/people/training/session'

import { Says } from '../frame/Says'
import { TableBox } from '../frame/TableBox'
import { AskButton } from '../kit/AskButton'
import { apiPost } from '../shell/api'
import { useAct } from '../shell/useAct'

type Props = { screen: SessionScreen; path: string; onDone: () => Promise<void> }
type Mark = 'attended' | 'absent' | 'withdrawn'

/** 受ける人と出欠: one row for each person, two big buttons, and one for all who came. */
export function Attendance({ screen, path, onDone }: Props) {
  const { people, arranged, mayMark, mayEdit, one, asks } = screen
  const act = useAct()
  const send = (marks: { id: string; state: Mark }[]) =>
    void act.run(async () => {
      await apiPost(`${path}/attendance`, { marks })
      await onDone()
    })
  const complete = async (answers: Record<string, string> = {}) => {
    await apiPost(`${path}/complete`, { answers })
    await onDone()
  }
  const unmarked = people.filter(({ state }) => state === 'registered')
  const came = people.filter(({ state }) => state === 'attended')
  const says = `出席した${came.length}人の修了を登録する`
  const seats = arranged.capacity
    ? `${people.length} / ${arranged.capacity}人`
    : `${people.length}人`
  return (
    <section className="mg-panel" aria-labelledby="pt-people">
      <h2 id="pt-people">受ける人（{seats}）</h2>
      {people.length === 0 ? (
        <p className="mg-empty">
          まだ登録がありません。下の「受ける人を加える」から登録してください。
        </p>
      ) : (
        <>
          {mayMark && unmarked.length > 0 ? (
            <p>
              <button
                type="button"
                className="mg-button"
                disabled={act.busy}
                onClick={() => send(unmarked.map(({ id }) => ({ id, state: 'attended' })))}
              >
                まだの{unmarked.length}人を全員出席にする
              </button>
            </p>
          ) : null}
          <TableBox label="受ける人と出欠">
            <table className="mg-table mg-table--stack">
              <caption className="mg-hidden">受ける人と出欠</caption>
              <thead>
                <tr>
                  <th>氏名</th>
                  <th>区分・所属</th>
                  <th>状態</th>
                  {mayEdit && !one.row.isOver ? <th>操作</th> : null}
                </tr>
              </thead>
              <tbody>
                {people.map((person) => (
                  <Row
                    key={person.id}
                    person={person}
                    screen={screen}
                    busy={act.busy}
                    onMark={(state) => send([{ id: person.id, state }])}
                  />
                ))}
              </tbody>
            </table>
          </TableBox>
        </>
      )}
      <Says problem={act.problem} />
      {mayEdit && one.row.state === 'held' ? (
        <p>
          {asks.complete.length > 0 && unmarked.length === 0 ? (
            <AskButton
              ask={{ label: says, asks: asks.complete }}
              className="mg-button mg-button--main"
              send={complete}
            />
          ) : (
            <button
              type="button"
              className="mg-button mg-button--main"
              disabled={act.busy || unmarked.length > 0}
              onClick={() => void act.run(complete)}
            >
              {says}
            </button>
          )}
          {unmarked.length > 0 ? (
            <small> 出欠を記録していない人が{unmarked.length}人います。</small>
          ) : null}
        </p>
      ) : null}
    </section>
  )
}

type RowProps = {
  person: SessionPerson
  screen: SessionScreen
  busy: boolean
  onMark: (state: Mark) => void
}

function Row({ person, screen: { mayMark, mayEdit, one }, busy, onMark }: RowProps) {
  const { name, kind, place, state, stateLabel } = person
  const isFixed = state === 'completed'
  const button = (to: 'attended' | 'absent', label: string) => (
    <button
      type="button"
      className="mg-button pt-mark"
      aria-label={`${name} ${label}`}
      aria-pressed={state === to}
      disabled={busy}
      onClick={() => state !== to && onMark(to)}
    >
      {label}
    </button>
  )
  return (
    <tr>
      <td data-label="氏名">{name}</td>
      <td data-label="区分・所属">{[kind, place].filter(Boolean).join('・')}</td>
      <td data-label="状態">{stateLabel}</td>
      {mayEdit && !one.row.isOver ? (
        <td data-label="操作">
          {isFixed ? null : (
            <div className="mg-row">
              {mayMark ? (
                <>
                  {button('attended', '出席')}
                  {button('absent', '欠席')}
                </>
              ) : null}
              <button
                type="button"
                className="mg-button mg-button--small"
                aria-label={`${name} 取り消す`}
                disabled={busy}
                onClick={() => onMark('withdrawn')}
              >
                取り消す
              </button>
            </div>
          )}
        </td>
      ) : null}
    </tr>
  )
}
