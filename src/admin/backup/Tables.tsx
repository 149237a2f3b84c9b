import type { ReactNode } from 'react'

import { momentInWords } from '@/domain/time/moment'
import type { DrillRow } from '@/services/backup/drill'
import type { BackupRow } from '@/services/backup/run'
import type { BackupScreen } from '@/services/backup/screen'

import { TableBox } from '../frame/TableBox'

const STATE = { running: '実行中', done: '成功', failed: '失敗' } as const
const HOUR_MS = 3_600_000
const MEGA = 1024 * 1024

const when = (at: string | null | undefined) => (at ? momentInWords(at) : '')
const sizeOf = (bytes: number | null | undefined) => `${((bytes ?? 0) / MEGA).toFixed(1)} MB`
const agoOf = (hours: number) => (hours < 1 ? '1時間以内' : `${hours}時間前`)

/** What is to be known at a glance. */
export function Standing({ screen, now }: { screen: BackupScreen; now: Date }) {
  const { places, hasKey, times, last, isDue, drill } = screen
  if (places.length === 0)
    return (
      <p className="mg-note mg-note--bad">
        バックアップの保存先（BACKUP_DIR）が設定されていません。システムの管理者に連絡してください。
      </p>
    )
  const hours = last ? Math.floor((now.getTime() - Date.parse(last.takenAt ?? '')) / HOUR_MS) : 0
  return (
    <>
      {hasKey ? null : (
        <p className="mg-note mg-note--bad">
          バックアップの鍵（BACKUP_KEY）が設定されていません。バックアップを取れません。
        </p>
      )}
      {isDue ? (
        <p className="mg-note mg-note--bad">予定の時刻のバックアップが、まだ取れていません。</p>
      ) : null}
      {drill.isLate ? <p className="mg-note mg-note--bad">復元訓練の期限が過ぎています。</p> : null}
      <section className="mg-panel" aria-label="いまの状態">
        <dl className="mg-facts">
          <dt>最新のバックアップ</dt>
          <dd>
            {last
              ? `${when(last.takenAt)}（${agoOf(hours)}）、${sizeOf(last.bytes)}`
              : 'まだありません'}
          </dd>
          <dt>保存先</dt>
          <dd>{places.join('、')}</dd>
          <dt>直前までの変更の保存</dt>
          <dd>
            {screen.keptAt
              ? `${when(screen.keptAt)}までの変更を保存済み`
              : '行っていません（MongoDB では、MongoDB の道具を使います）'}
          </dd>
          <dt>取る時刻</dt>
          <dd>{times || '自動では取りません'}</dd>
          <dt>最後に成功した復元訓練</dt>
          <dd>{drill.last ? when(drill.last.startedAt) : 'まだありません'}</dd>
        </dl>
      </section>
    </>
  )
}

type Rows = { title: string; heads: readonly string[]; rows: ReactNode[]; empty: string }

const Records = ({ title, heads, rows, empty }: Rows) => (
  <section className="mg-panel">
    <h2>{title}</h2>
    {rows.length === 0 ? (
      <p className="mg-empty">{empty}</p>
    ) : (
      <TableBox label={`${title}の表`}>
        <table className="mg-table">
          <caption className="mg-hidden">{title}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{rows}</tbody>
        </table>
      </TableBox>
    )}
  </section>
)

export const Backups = ({ rows }: { rows: BackupRow[] }) => (
  <Records
    title="バックアップ"
    heads={['時点', '結果', '大きさ', 'かかった時間', 'ファイル', 'ハッシュ（先頭）']}
    empty="まだ1つもありません。"
    rows={rows.map((row) => (
      <tr key={row.id}>
        <td>{when(row.takenAt ?? row.startedAt)}</td>
        <td>
          {STATE[row.state]}
          {row.removedAt ? '（保存期間が過ぎて消去）' : ''}
        </td>
        <td>{row.state === 'done' ? sizeOf(row.bytes) : ''}</td>
        <td>{row.seconds ?? 0}秒</td>
        <td>{row.problem || row.file}</td>
        <td>
          <code>{row.sha256?.slice(0, 16)}</code>
        </td>
      </tr>
    ))}
  />
)

export const Drills = ({ rows }: { rows: DrillRow[] }) => (
  <Records
    title="復元訓練"
    heads={['日時', '結果', 'かかった時間', '復元したバックアップ', '確かめたこと', '実行した人']}
    empty="まだ1回も行っていません。"
    rows={rows.map((row) => (
      <tr key={row.id}>
        <td>{when(row.startedAt)}</td>
        <td>{STATE[row.state]}</td>
        <td>{row.seconds ?? 0}秒</td>
        <td>{row.backup}</td>
        <td>{row.problem || row.found}</td>
        <td>{row.by}</td>
      </tr>
    ))}
  />
)
