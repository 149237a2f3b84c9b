'use client'

import { useEffect, useRef } from 'react'

import type { AbsenceView } from '@/services/people/absences/report'

import { Refused } from '../../frame/Refused'
import { Says } from '../../frame/Says'
import { AskButton } from '../../kit/AskButton'
import { apiGet, apiPost } from '../../shell/api'
import { useAct } from '../../shell/useAct'
import { useLive } from '../../shell/useLive'

import { StayAway } from './StayAway'

type Props = {
  id: string
  onClose: () => void
  onFilled: () => void
  onOpen: (id: string) => void
}

/** Of what was pressed for somebody else, or on another day. */
const SLIP = 'まちがえて記録したため'

/** Whom to call when somebody does not come, in order, with their numbers (ST-10). */
export function Absence({ id, onClose, onFilled, onOpen }: Props) {
  const { data, problem, refresh } = useLive(id, (key) =>
    apiGet<AbsenceView>(`/ops/absences/${key}`),
  )
  const act = useAct()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    // All of it in sight, whatever lies over the foot of the screen.
    heading.current?.scrollIntoView({ block: 'start' })
  }, [])
  const undo = async () => {
    const op = crypto.randomUUID()
    const wish = { op, seen: data?.seen ?? 0, answers: { note: SLIP } }
    await apiPost(`/ops/cases/absences/${id}/cancel`, wish)
    onFilled()
    onClose()
  }
  const fill = async (worker: string, answers: Record<string, string> = {}) => {
    await apiPost(`/ops/absences/${id}/fill`, { worker, answers })
    await refresh()
    onFilled()
  }
  return (
    <section className="mg-section sh-absence" aria-labelledby="sh-absence">
      <h2 id="sh-absence" ref={heading} tabIndex={-1}>
        急な欠勤
      </h2>
      {problem ? <Refused>{problem.message}</Refused> : null}
      {data ? (
        <>
          <p>
            <strong>{data.says}</strong>
          </p>
          {data.state === 'open' ? (
            <>
              {data.shorts ? (
                <p className="mg-note mg-note--bad">人が足りません: {data.shorts}</p>
              ) : data.isJudged ? (
                <p className="mg-note mg-note--good">必要な人数は、いまの人で足りています。</p>
              ) : (
                <p className="mg-note">
                  この場所の必要な人数が決まっていないため、足りるかどうかは分かりません。
                </p>
              )}
              {data.isPast ? null : <h3>連絡する順</h3>}
              {data.isPast ? (
                <p>
                  過ぎた日の欠勤です。代わりの人がいたときは、「急な欠勤」の記録に書いてください。
                </p>
              ) : data.standby.length === 0 ? (
                <p>この日に入れる人がいません。応援を頼み、「急な欠勤」の記録に書いてください。</p>
              ) : (
                <ol className="sh-list sh-standby">
                  {data.standby.map(({ worker, name, roles, phone, why, asks }) => (
                    <li key={worker}>
                      <span>
                        {name}
                        <small>
                          {roles}・{why}
                        </small>
                      </span>
                      <span>
                        {phone ? <a href={`tel:${phone}`}>{phone}</a> : '電話番号の登録なし'}
                      </span>
                      {asks.length > 0 ? (
                        <AskButton
                          ask={{ label: `${name}が入る`, asks }}
                          className="mg-button mg-button--small"
                          send={(answers) => fill(worker, answers)}
                        />
                      ) : (
                        <button
                          type="button"
                          className="mg-button mg-button--small"
                          disabled={act.busy}
                          onClick={() => void act.run(() => fill(worker))}
                        >
                          {name}が入る
                        </button>
                      )}
                    </li>
                  ))}
                </ol>
              )}
            </>
          ) : (
            <p className="mg-note mg-note--good" role="status">
              {data.substituteName
                ? `${data.substituteName}が代わりに入ります（${data.minutesToFill}分で決まりました）。`
                : 'この欠勤の手配は終わっています。'}
            </p>
          )}
          {data.state === 'cancelled' ? null : (
            <StayAway
              view={data}
              onDone={() => {
                void refresh()
                onFilled()
              }}
              onOpen={onOpen}
            />
          )}
        </>
      ) : null}
      <Says problem={act.problem} />
      <p className="mg-row">
        <button type="button" className="mg-button" onClick={onClose}>
          閉じる
        </button>
        {data?.state === 'open' ? (
          <button
            type="button"
            className="mg-button"
            disabled={act.busy}
            onClick={() => void act.run(undo)}
          >
            まちがえました（この欠勤を取り消す）
          </button>
        ) : null}
      </p>
    </section>
  )
}
