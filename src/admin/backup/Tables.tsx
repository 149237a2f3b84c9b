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
      <dl className="mg-facts">
        <dt>最新のバックアップ</dt>
        <dd>
          {last
            ? `${when(last.takenAt)}（${hours}時間前）、${sizeOf(last.bytes)}`
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
    </>
  )
}

export const Backups = ({ rows }: { rows: BackupRow[] }) => (
  <section>
    <h2>バックアップ</h2>
    <TableBox label="バックアップの表">
      <table className="mg-table">
        <thead>
          <tr>
            {['始まり', '結果', '時点', '時間', '大きさ', 'ファイル', 'ハッシュ'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{when(row.startedAt)}</td>
              <td>
                {STATE[row.state]}
                {row.removedAt ? '（保存期間が過ぎて消去）' : ''}
              </td>
              <td>{when(row.takenAt)}</td>
              <td>{row.seconds ?? 0}秒</td>
              <td>{row.state === 'done' ? sizeOf(row.bytes) : ''}</td>
              <td>{row.problem || row.file}</td>
              <td>
                <code>{row.sha256?.slice(0, 16)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
    {rows.length === 0 ? <p className="mg-empty">まだ1つもありません。</p> : null}
  </section>
)

export const Drills = ({ rows }: { rows: DrillRow[] }) => (
  <section>
    <h2>復元訓練</h2>
    <TableBox label="復元訓練の表">
      <table className="mg-table">
        <thead>
          <tr>
            {['日時', '結果', '時間', '復元したバックアップ', '確かめたこと', '実行した人'].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{when(row.startedAt)}</td>
              <td>{STATE[row.state]}</td>
              <td>{row.seconds ?? 0}秒</td>
              <td>{row.backup}</td>
              <td>{row.problem || row.found}</td>
              <td>{row.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
    {rows.length === 0 ? <p className="mg-empty">まだ1回も行っていません。</p> : null}
  </section>
)
