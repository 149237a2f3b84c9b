import { Link } from '@payloadcms/ui'
import { redirect } from 'next/navigation.js'
import type { AdminViewServerProps } from 'payload'

import { holdOf } from '@/access/hold'
import type { StaffUser } from '@/access/roles'
import { hasRole, OFFICE_BOUND, ROLES } from '@/access/roles'
import { PRODUCT } from '@/areas'
import { tokyoDateOf } from '@/domain/time/civil'
import { formatEra, formatForLanguage } from '@/domain/time/format'
import { workOf } from '@/services/cases/work'
import { staffContext } from '@/services/context'
import { occupancy } from '@/services/dashboard/occupancy'
import { waitingToday } from '@/services/dashboard/waiting'
import { loadBookingConfig } from '@/services/settings/booking-config'

import '../frame/panel.css'
import { PasswordNotice } from '../frame/PasswordNotice'
import { menuFor } from '../nav/menu'

import { AcceptedChart, DayChart, OfficeChart } from './charts'
import './start.css'
import { shortcutsFor, tasksToday } from './tasks'
import { WorkTiles } from './WorkTiles'

/** The start page: what waits today, the way to the day's work, and how full the next days are. */
export async function StartView(props: AdminViewServerProps) {
  const { req } = props.initPageResult
  const user = req.user as StaffUser | null
  if (!user) return null
  if (holdOf(user)) redirect('/admin/security')
  const ctx = staffContext(req, 'city-staff')
  if (user.mustChangePassword) {
    return (
      <main className="mg mg-start">
        <h1>{user.name ?? user.username}さん</h1>
        <PasswordNotice payload={req.payload} />
      </main>
    )
  }
  const today = tokyoDateOf(ctx.now())
  const work = hasTurns(user) ? await workOf(ctx, PRODUCT.cases) : null
  // What stands above by what is this person's own is not said again by what is open.
  const own = new Set(work?.map(({ shape }) => `/admin/${shape.path}`))
  const waiting = (await waitingToday(ctx, PRODUCT.tiles)).filter(({ href }) => !own.has(href))
  const tasks = await tasksToday(ctx, user)
  const shortcuts = shortcutsFor(user)
  const seesBookings = waiting.some((one) => one.key === 'today')
  return (
    <main className="mg mg-start">
      <header className="mg-title">
        <h1>{formatForLanguage(today, null, 'ja')}</h1>
        <p>
          {formatEra(today)}　{user.name ?? user.username}さん（
          {(user.roles ?? []).map((role) => ROLES[role]).join('・')}）
          {hasRole(user, ...OFFICE_BOUND) ? `　担当: ${await ownOffices(ctx, user)}` : ''}
        </p>
      </header>
      {tasks.length > 0 ? (
        <nav className="mg-tasks" aria-label="仕事をはじめる">
          {tasks.map((task) => (
            <Link key={task.href} href={task.href} prefetch={false}>
              <strong>{task.label}</strong>
              <span>{task.what}</span>
            </Link>
          ))}
        </nav>
      ) : null}
      {work ? <WorkTiles kinds={work} /> : null}
      {waiting.length > 0 ? (
        <section aria-labelledby="waiting">
          <h2 id="waiting">今日、気をつけること</h2>
          <ul className="mg-tiles">
            {waiting.map((one) => (
              <li key={one.key} className={`mg-tile mg-tile--${one.tone}`}>
                <Link href={one.href} prefetch={false}>
                  <span>{one.label}</span>
                  <strong>{one.value}</strong>
                  <small>{one.note}</small>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : tasks.length === 0 ? (
        <p className="mg-note">使う画面を、左のメニューから選んでください。</p>
      ) : null}
      {shortcuts.length > 0 ? (
        <section aria-labelledby="shortcuts">
          <h2 id="shortcuts">設定の近道</h2>
          <ul className="mg-shortcuts">
            {shortcuts.map((one) => (
              <li key={one.href}>
                <Link href={one.href} prefetch={false}>
                  {one.label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {seesBookings ? <Charts ctx={ctx} /> : null}
    </main>
  )
}

/** Whether the menu has 対応待ち for this person. */
const hasTurns = (user: StaffUser): boolean =>
  menuFor(user).some(({ items }) => items.some(({ href }) => href === '/admin/work'))

type Ctx = ReturnType<typeof staffContext>

async function ownOffices(ctx: Ctx, user: StaffUser): Promise<string> {
  const { offices } = await loadBookingConfig(ctx.payload)
  const own = (user.offices ?? []).map((one) => (typeof one === 'string' ? one : one.id))
  const names = offices.filter((office) => own.includes(office.id)).map((office) => office.name)
  return names.join('・') || 'なし（管理者に窓口の登録を頼んでください）'
}

async function Charts({ ctx }: { ctx: Ctx }) {
  const report = await occupancy(ctx)
  return (
    <section className="mg-charts" aria-label="予約の状況">
      <DayChart days={report.byDay} />
      {report.byOffice.length > 1 ? <OfficeChart offices={report.byOffice} /> : null}
      <AcceptedChart ctx={ctx} />
    </section>
  )
}
