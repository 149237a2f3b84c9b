'use client'

import type { HolidayImport } from '@/services/holidays/import-holidays'

import { UnfitLink } from './UnfitLink'
import { dayWords } from './words'

/** What was done, and the calls that are left to make. */
export function Done({ result, today }: { result: HolidayImport; today: string }) {
  const { done, contested, slots } = result
  return (
    <div className="mg-note mg-note--good" role="status">
      <h2>{headingOf(result)}</h2>
      <p>
        {done > 0 ? `祝日を${done}日変えました。` : ''}
        {slots ? `枠は、閉じたもの ${slots.closed}枠・開いたもの ${slots.reopened}枠。` : ''}
      </p>
      {slots ? null : (
        <p>
          予約枠への反映が、いまはできませんでした。夜間の処理でもう一度行います。急ぐときは、同じファイルをもう一度選んで「枠を合わせ直す」を押してください。
        </p>
      )}
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

function headingOf({ done, contested, slots, wasDone }: HolidayImport): string {
  if (wasDone) return 'この取込は、もう済んでいます'
  if (done > 0) return '取り込みました'
  if (contested.length > 0) return '変えた日はありません'
  return slots ? '枠を合わせ直しました' : '祝日は、ファイルのとおりです'
}
