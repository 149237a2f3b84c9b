import Link from 'next/link'
import type { AdminViewServerProps } from 'payload'

import { tokyoDateOf } from '@/domain/time/civil'
import { allClosingTasks } from '@/services/contact/closing'

import { screenPage } from '../frame/screen-page'
import { TableBox } from '../frame/TableBox'

/** /admin/line-tasks: what the ends of numbers ask for, with its days (CC-35). */
export const LineTasksView = (props: AdminViewServerProps) =>
  screenPage(
    props,
    {
      path: '/line-tasks',
      lead: '新しい番号の案内、転送、解約などです。終えたら、番号の画面で「終えた日」を入れます。',
    },
    async (ctx) => {
      const tasks = await allClosingTasks(ctx)
      const today = tokyoDateOf(ctx.now())
      if (tasks.length === 0)
        return (
          <p className="mg-empty">
            予定はありません。「電話番号・回線」の「番号を終えるときにすること」に登録します。
          </p>
        )
      return (
        <TableBox label="番号を終えるときの作業">
          <table className="mg-table">
            <caption className="mg-hidden">番号を終えるときの作業</caption>
            <thead>
              <tr>
                <th>すること</th>
                <th>番号</th>
                <th>期日</th>
                <th>終えた日</th>
              </tr>
            </thead>
            <tbody>
              {tasks.map(({ line, name, what, due, doneOn }) => (
                <tr key={line + what + due}>
                  <td>
                    <Link href={`/admin/collections/phone-lines/${line}`} prefetch={false}>
                      {what}
                    </Link>
                  </td>
                  <td>{name}</td>
                  <td>{due}</td>
                  <td>
                    {doneOn || (due < today ? <strong>⚠ 期日を過ぎています</strong> : 'まだ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )
    },
  )
