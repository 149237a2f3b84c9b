'use client'

import { useEffect, useId, useRef, useState } from 'react'

import type { DeskCatalogue } from '@/services/desk/catalogue'
import type { DayRow } from '@/services/reception/day-row'

import type { Problem } from '../shell/api'
import { apiPost, problemOf } from '../shell/api'
import { ownKeys } from '../shell/keys'

import { Choice, chooseByDigit } from './Choice'
import { LaterTimes, useNextFree } from './LaterTimes'
import { Modal } from './Modal'
import { ReasonField } from './ReasonField'
import type { Reception } from './useReception'

type Props = {
  reception: Reception
  catalogue: DeskCatalogue
  number: string
  onClose: () => void
}

/** Refusals for the number that was typed, or that stand on whose it is. */
const OF_NUMBER = [
  'NOT_MATCHED',
  'NOT_BOOKABLE',
  'INDIVIDUAL_NUMBER',
  'ALREADY_BOOKED',
  'ALREADY_HELD',
]

/** Somebody without a booking: received, sent away with a reason, or booked for later (BK-22). */
export function WalkInDialog({ reception, catalogue, number: initial, onClose }: Props) {
  const services = catalogue.services.filter((one) => one.officeIds.includes(reception.office))
  const [service, setService] = useState(services[0]?.id ?? '')
  const [number, setNumber] = useState(initial)
  const [documents, setDocuments] = useState<boolean | null>(null)
  const [crowded, setCrowded] = useState<boolean | null>(null)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [idemKey] = useState(() => crypto.randomUUID())
  const nextFree = useNextFree(reception.office, service)
  // Said before anything is asked that would lead nowhere.
  const isClosed = nextFree.data?.today === false
  const form = useRef<HTMLDivElement>(null)
  // The question that had the focus is gone: on to the times that can be booked.
  useEffect(() => {
    if (!isClosed || form.current?.contains(document.activeElement)) return
    form.current?.querySelector<HTMLElement>('button')?.focus()
  }, [isClosed, nextFree.data])
  const mayReceive = !isClosed && documents === true && crowded === false
  const isJudged = isClosed || documents === false || (documents === true && crowded !== null)
  const isCrowdedByServer = problem?.code === 'WALK_IN_CROWDED'
  const kind = services.find((one) => one.id === service)?.identification
  const asksNumber = kind === 'reservation-number' || kind === 'manufacturing-number'

  // Something else that was typed may be to blame; then the refusal names it.
  const isOfNumber =
    asksNumber &&
    OF_NUMBER.includes(problem?.code ?? '') &&
    Object.keys(problem?.fields ?? {}).every((name) => name === 'number')
  const numberProblem = useId()
  const numberField = useRef<HTMLInputElement>(null)
  // Where the reason stands, which may be above what is seen.
  useEffect(() => {
    if (isOfNumber) numberField.current?.focus()
  }, [isOfNumber, problem])

  const send = async (decision: 'receive' | 'refuse') => {
    try {
      const row = await apiPost<DayRow>('/ops/reception/walk-in', {
        office: reception.office,
        service,
        number: asksNumber ? number : '',
        decision,
        documentsComplete: documents === true,
        crowded: crowded === true,
        reason,
        idemKey,
      })
      finish(decision === 'receive' ? '受け付けました' : 'お断りを記録しました', row)
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const finish = (title: string, row: DayRow | null, line = '') => {
    const lines = [line, row?.serviceName ?? ''].filter(Boolean)
    reception.say({ kind: 'ok', title, lines, row, text: '', code: '' })
    void reception.refresh()
    onClose()
  }

  return (
    <Modal title="予約なし来庁" onClose={onClose}>
      <div ref={form} className="rc-form" onKeyDown={ownKeys(chooseByDigit)}>
        <Choice
          legend="手続き"
          options={services.map(({ id, name }) => ({ value: id, label: name }))}
          value={service}
          onChange={setService}
        />
        {asksNumber && (
          <label>
            <span>予約番号・製造管理番号（わかるとき）</span>
            <input
              ref={numberField}
              value={number}
              autoComplete="off"
              maxLength={60}
              aria-invalid={isOfNumber}
              aria-describedby={isOfNumber ? numberProblem : undefined}
              onChange={(event) => {
                setNumber(event.target.value)
                if (isOfNumber) setProblem(null)
              }}
            />
            {isOfNumber && (
              <span id={numberProblem} role="alert" className="wk-problem">
                {problem?.message}
              </span>
            )}
          </label>
        )}
        {isClosed ? (
          <p className="wk-note" role="status">
            今日は、この手続きの受付がありません。
          </p>
        ) : (
          <>
            <Choice
              legend="本人確認などの書類"
              options={[
                { value: 'yes', label: 'そろっている' },
                { value: 'no', label: '足りない' },
              ]}
              value={documents === null ? '' : documents ? 'yes' : 'no'}
              onChange={(value) => setDocuments(value === 'yes')}
            />
            <Choice
              legend={`窓口の混みぐあい（待ち ${reception.list.data?.counts.waiting ?? 0}人）`}
              options={[
                { value: 'no', label: '受けられる' },
                { value: 'yes', label: '混んでいる' },
              ]}
              value={crowded === null ? '' : crowded ? 'yes' : 'no'}
              onChange={(value) => setCrowded(value === 'yes')}
            />
          </>
        )}
        {problem && !isOfNumber && (
          <p role="alert" className="wk-problem">
            {problem.message}
          </p>
        )}
        {mayReceive && !isCrowdedByServer && (
          <p className="wk-actions">
            <button type="button" className="wk-primary" onClick={() => void send('receive')}>
              受け付ける
            </button>
          </p>
        )}
        {isJudged && (!mayReceive || isCrowdedByServer) && (
          <>
            <p className="wk-note">
              {isClosed ? '' : 'いまは受け付けられません。'}
              あとの時間を予約するか、お断りを記録します。
            </p>
            <LaterTimes
              live={nextFree}
              office={reception.office}
              service={service}
              number={asksNumber ? number : ''}
              needsNumber={asksNumber}
              onBooked={(booking) =>
                finish('予約しました', null, `${booking.when}　受付番号 ${booking.numberSpoken}`)
              }
              onProblem={setProblem}
            />
            <ReasonField
              value={reason}
              onChange={setReason}
              extra={[isClosed ? '今日は受付がない' : '混雑']}
            />
            <p className="wk-actions">
              <button
                type="button"
                className="wk-danger"
                disabled={!reason.trim()}
                aria-describedby={reason.trim() ? undefined : `${numberProblem}-why`}
                onClick={() => void send('refuse')}
              >
                お断りを記録する
              </button>
              {reason.trim() ? null : (
                <span id={`${numberProblem}-why`}>理由を選ぶか書くと、記録できます。</span>
              )}
            </p>
          </>
        )}
      </div>
    </Modal>
  )
}
