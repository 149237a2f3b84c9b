'use client'

import { CHANNEL } from '@/domain/booking/vocabulary'
import { formatReceiptNumber } from '@/domain/codes/receipt-number'
import { formatJa } from '@/domain/time/format'
import type { Impact } from '@/services/calendar/impact'

import { NoMailServer } from '../frame/NoMailServer'

/** What a change would do, in words and as the list of bookings concerned (BK-04). */
export function ImpactSummary({ impact }: { impact: Impact }) {
  const { slots, seats, total, withMail } = impact
  const changes = [
    slots.appear > 0 ? `新しくできるのは${slots.appear}枠` : '',
    slots.disappear > 0 ? `なくなるのは${slots.disappear}枠` : '',
    slots.change > 0 ? `長さや人数が変わるのは${slots.change}枠` : '',
  ].filter(Boolean)
  return (
    <div className="mg-impact">
      <p>
        {formatJa(impact.from)}
        {impact.to === impact.from ? '' : `〜${formatJa(impact.to)}`}の枠:{' '}
        {changes.length > 0 ? changes.join('、') : '変わりません'}
      </p>
      {seats.before === seats.after ? null : (
        <p>
          予約できる人数（期間の合計）: {seats.before.toLocaleString('ja-JP')}人 →{' '}
          <strong>{seats.after.toLocaleString('ja-JP')}人</strong>（
          {Math.abs(seats.after - seats.before).toLocaleString('ja-JP')}人
          {seats.after > seats.before ? '増えます' : '減ります'}）
        </p>
      )}
      {total === 0 ? (
        <p className="mg-note mg-note--good">合わなくなる予約はありません。</p>
      ) : (
        <>
          <p className="mg-note mg-note--warn">
            <strong>合わなくなる予約が{total}件あります。</strong>
            予約は消えません。メールで知らせることができるのは{withMail}件、電話での連絡が必要なのは
            {total - withMail}件です。
          </p>
          {impact.mailOut || withMail === 0 ? null : <NoMailServer />}
          <ImpactTable impact={impact} />
        </>
      )}
    </div>
  )
}

function ImpactTable({ impact }: { impact: Impact }) {
  return (
    <>
      <div className="mg-table-wrap mg-impact-table">
        <table className="mg-table mg-table--stack">
          <caption className="mg-hidden">合わなくなる予約</caption>
          <thead>
            <tr>
              <th>日付・時刻</th>
              <th>窓口</th>
              <th>サービス</th>
              <th>受付番号</th>
              <th>受付方法</th>
              <th>連絡の方法</th>
            </tr>
          </thead>
          <tbody>
            {impact.bookings.map((row) => (
              <tr key={row.id}>
                <td data-label="日付・時刻">
                  {formatJa(row.date)} {row.start}
                </td>
                <td data-label="窓口">{row.office}</td>
                <td data-label="サービス">{row.service}</td>
                <td data-label="受付番号">{formatReceiptNumber(row.number)}</td>
                <td data-label="受付方法">{CHANNEL[row.channel]}</td>
                <td data-label="連絡の方法">{row.hasMail ? 'メール' : '電話'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {impact.total > impact.bookings.length ? (
        <p className="mg-hint">
          はじめの{impact.bookings.length}件だけを表示しています（全{impact.total}件）。
        </p>
      ) : null}
    </>
  )
}
