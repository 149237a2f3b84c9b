'use client'

import { useEffect, useRef } from 'react'

import { CHANNEL, OUTCOME, STATUS } from '@/domain/booking/vocabulary'
import { MAIL_KIND, MAIL_NOT_OUT, mailWords, TELL_BY_PHONE } from '@/domain/mail/kinds'
import type { DeskCatalogue } from '@/services/desk/catalogue'
import type { StaffBooking } from '@/services/booking/staff-view'

import { useDigitKeys } from '../shell/useDigitKeys'

import { HistoryTable } from './HistoryTable'

import type { Desk } from './useDesk'

const MAIL_STATE: Record<StaffBooking['mailState'], string> = {
  none: '登録なし',
  ok: '登録あり',
  bounced: '届かない（アドレスを聞き直してください）',
  erased: '消去済み',
}

/** A booking with everything a question on the phone may be about (OP-06), and what can be done. */
export function FoundBooking({ desk, catalogue }: { desk: Desk; catalogue: DeskCatalogue }) {
  const { booking } = desk.state
  const acts = booking && catalogue.may.write ? actsOn(booking, desk, catalogue) : []
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [booking?.id])
  useDigitKeys((index) => acts[index]?.run())
  if (!booking) return null
  const state = booking.outcome === 'none' ? STATUS[booking.status] : OUTCOME[booking.outcome]
  return (
    <section aria-labelledby="dk-booking" className="dk-booking">
      <h2 id="dk-booking">
        受付番号 {booking.numberSpoken}
        <span className={`wk-state is-${booking.status} is-${booking.outcome}`}>{state}</span>
        {booking.defect && <span className="wk-state is-warning">不備の連絡中</span>}
        {!booking.fits && <span className="wk-state is-warning">枠の変更で連絡が必要</span>}
      </h2>
      <p className="dk-bigwhen">
        {booking.when}　{booking.office.name}
        {booking.partySize > 1 && `　${booking.partySize}人`}
      </p>
      <p className="wk-actions" role="group" aria-label="できること">
        {acts.map(({ label, run }, index) => (
          <button
            key={label}
            type="button"
            ref={index === 0 ? first : undefined}
            className={index === 0 ? 'wk-primary' : ''}
            onClick={run}
          >
            <kbd>{index + 1}</kbd> {label}
          </button>
        ))}
      </p>
      <dl className="dk-summary">
        <Item name="手続き" text={booking.service.name} />
        <Item
          name="番号"
          text={[booking.identifier, ...booking.members].filter(Boolean).join('、')}
        />
        <Item name="受付方法" text={CHANNEL[booking.channel]} />
        <Item name="言語" text={booking.languageLabel} />
        <Item
          name="メール"
          text={MAIL_STATE[booking.mailState]}
          warn={booking.mailState === 'bounced'}
        />
        <Item name="受付" text={booking.checkedInAt ? timeOf(booking.checkedInAt) : ''} />
        <Item name="理由" text={booking.outcomeReason} />
        <Item name="不備" text={booking.defect} warn />
        <Item name="メモ" text={booking.note} />
      </dl>
      <NotOut booking={booking} />
      {booking.mails.length > 0 && (
        <ul className="dk-mails" aria-label="メールの記録">
          {booking.mails.map((mail, index) => (
            <li key={index} className={`is-${mail.status}`}>
              {mail.when}　{MAIL_KIND[mail.kind]}　<b>{mailWords(mail.status).text}</b>
              {mail.error && <small>{mail.error}</small>}
            </li>
          ))}
        </ul>
      )}
      <h3>履歴</h3>
      <HistoryTable lines={booking.history} />
    </section>
  )
}

/** In red while the newest mail has told nobody anything: the caller must hear it now. */
function NotOut({ booking }: { booking: StaffBooking }) {
  const [newest] = booking.mails
  const why = newest ? mailWords(newest.status).why : ''
  if (!newest || !why) return null
  return (
    <p className="wk-problem" role="alert">
      「{MAIL_KIND[newest.kind]}」の{MAIL_NOT_OUT}
      {why}。{TELL_BY_PHONE}
    </p>
  )
}

const timeOf = (iso: string) =>
  new Date(iso).toLocaleTimeString('ja-JP', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    minute: '2-digit',
  })

export const REISSUE = '再発行の依頼'
export const CONVERT = '別の手続きに替える'

const defectsOf = ({ id }: StaffBooking) => `/admin/defects?booking=${id}`

type Act = { label: string; run: () => void }

function actsOn(booking: StaffBooking, desk: Desk, catalogue: DeskCatalogue): Act[] {
  const service = catalogue.services.find((one) => one.id === booking.service.id)
  const isOpen = booking.outcome === 'none'
  const isConfirmed = booking.status === 'confirmed' && isOpen
  const next = { label: '次の電話', run: desk.nextCall }
  const isDone = !isOpen || (booking.status !== 'confirmed' && booking.status !== 'held')
  return [
    // Nothing is left to do with it: an Enter too many must not begin another request.
    ...(isDone ? [next] : []),
    ...(booking.mayChange ? [{ label: '日時・窓口を変更', run: desk.startMove }] : []),
    ...(isConfirmed ? [{ label: '取消し', run: () => desk.show('cancel') }] : []),
    ...(isConfirmed && service?.mailPolicy !== 'hidden'
      ? [{ label: 'メールを再送', run: () => desk.show('resend') }]
      : []),
    ...(booking.status === 'held'
      ? [{ label: '仮押さえを延長', run: () => void desk.extend() }]
      : []),
    ...(isConfirmed ? [{ label: '読み上げ', run: () => desk.show('done') }] : []),
    ...(booking.identifier && service?.identification !== 'details'
      ? [{ label: REISSUE, run: () => desk.startReissue(booking.identifier) }]
      : []),
    // Behind what hands do without looking: the digits of those stay.
    ...(isConfirmed && booking.mayChange && catalogue.services.length > 1
      ? [{ label: CONVERT, run: () => desk.show('convert') }]
      : []),
    ...(catalogue.may.defects && booking.status === 'confirmed'
      ? [{ label: '不備の連絡', run: () => location.assign(defectsOf(booking)) }]
      : []),
    ...(!isDone && booking.status === 'held' ? [next] : []),
  ]
}

function Item({ name, text, warn }: { name: string; text: string; warn?: boolean }) {
  if (!text) return null
  return (
    <div className={warn ? 'is-warning' : undefined}>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  )
}
