'use client'

import type { HolidayImport } from '@/services/holidays/import-holidays'

import { UnfitLink } from './UnfitLink'
import { dayWords } from './words'

/** What was done, and the calls that are left to make. */
export function Done({ result, today }: { result: HolidayImport; today: string }) {
  const { done, contested, slots, wasDone } = result
  if (wasDone) {
    return (
      <p className="mg-note mg-note--good" role="status">
        この取込は、もう済んでいます。
      </p>
    )
  }
  return (
    <div className="mg-note mg-note--good" role="status">
      <h2>取り込みました</h2>
      <p>
        祝日を{done}日変えました。
        {slots ? `枠は、閉じた ${slots.closed}・開いた ${slots.reopened}。` : ''}
      </p>
      {done > 0 && !slots ? (
        <p>
          予約枠への反映が、いまはできませんでした。夜間の処理でもう一度行います。急ぐときは、同じ日の設定を保存し直してください。
        </p>
      ) : null}
      {contested.length > 0 ? (
        <p>
          {contested.map(dayWords).join('、')}
          は、同時にほかの人が変えたため、そのままです。もう一度ファイルを選んで確かめてください。
        </p>
      ) : null}
      {slots && slots.unfit > 0 ? (
        <p>
          連絡が必要な予約が{slots.unfit}件あります: <UnfitLink today={today} />
        </p>
      ) : null}
      {slots && slots.fitAgain > 0 ? (
        <p>
          また枠に合うようになった予約が{slots.fitAgain}
          件あります。休みになると伝えた人には、予約どおり来られることを伝えてください。
        </p>
      ) : null}
    </div>
  )
}
