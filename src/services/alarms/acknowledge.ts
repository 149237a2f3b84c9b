import { can } from '@/access/capabilities'
import type { StaffUser } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import type { Severity } from '@/domain/alarms/severity'
import { isDomainError } from '@/lib/errors'

import { moveByProduct } from '../cases/move'
import type { Actor, ServiceContext } from '../context'
import { busy, forbidden, notFound } from '../refusals'

import { alertCase, nameOf, namesIn } from './alerts/case'
import type { AlertRow } from './alerts/raise'
import { deliveryOfLink } from './answer-link'
import { mayStillAnswer } from './recipients'

export type Answered = { title: string; state: AlertRow['state']; by: string; waits: boolean }

const alertById = async (ctx: ServiceContext, id: string): Promise<AlertRow> => {
  const row = await findRow<AlertRow>(ctx.payload, 'alerts', { id: { equals: id } })
  if (!row) throw notFound('この通報が見つかりません。')
  return row
}

const said = (row: AlertRow): Answered => ({
  title: row.title,
  state: row.state,
  by: row.acknowledgedBy ?? '',
  waits: row.state === 'open',
})

const TRIES = 8

/**
 * Somebody says that they deal with it: from here on nobody is told, or, where all must answer, this
 * person is not. Said again, or of what is over, it changes nothing.
 */
async function answer(ctx: ServiceContext, id: string, actor: Actor): Promise<Answered> {
  const row = await alertById(ctx, id)
  if (row.state !== 'open') return said(row)
  // Which of the two it is hangs on who has answered up to the write itself, so the move decides.
  for (let tries = 0; tries < TRIES; tries++) {
    const move = tries % 2 === 0 ? 'acknowledge' : 'answer'
    const op = `${move}|${id}|${nameOf(actor)}|${row.round ?? 1}`
    try {
      return said(await moveByProduct({ ...ctx, actor }, alertCase, id, { move, op }))
    } catch (error) {
      if (!isDomainError(error)) throw error
      // It is over, or somebody else was faster: both are fine for whoever answers.
      if (error.code === 'CASE_OVER') return said(await alertById(ctx, id))
      if (error.code !== 'NOT_NOW') throw error
    }
  }
  throw busy()
}

const isToldOnPanel = (user: StaffUser | null | undefined, { panel }: AlertRow): boolean =>
  !!user &&
  namesIn(panel).some(
    (name) =>
      name === `user:${user.id}` || (user.roles ?? []).some((role) => name === `role:${role}`),
  )

/** Alerts that this person's open panel shows, with a sound, until somebody answers. */
export async function alertsOnPanel(
  ctx: ServiceContext,
): Promise<{ id: string; title: string; severity: Severity; raisedAt: string; href: string }[]> {
  const open = await findRows<AlertRow>(
    ctx.payload,
    'alerts',
    { state: { equals: 'open' } },
    { sort: 'raisedAt', limit: 50 },
  )
  return open
    .filter((row) => isToldOnPanel(ctx.user, row))
    .filter((row) => !namesIn(row.answered).includes(`user:${ctx.user?.id ?? ''}`))
    .map(({ id, title, severity, raisedAt, href }) => ({
      id,
      title,
      severity,
      raisedAt,
      href: href ?? '',
    }))
}

/** @throws DomainError FORBIDDEN for somebody whom the alert does not concern, NOT_FOUND */
export async function answerOnPanel(ctx: ServiceContext, id: string): Promise<Answered> {
  const row = await alertById(ctx, id)
  if (!can(ctx.user, 'alarms.acknowledge') && !isToldOnPanel(ctx.user, row)) throw forbidden()
  return answer(ctx, id, ctx.actor)
}

const linkEnded = () => notFound('このリンクは使えません。管理画面を開いて確認してください。')

const deliveryBy = async (
  ctx: ServiceContext,
  link: string,
): Promise<Stored<'alert-deliveries'>> => {
  const id = deliveryOfLink(link)
  const row =
    id &&
    (await findRow<Stored<'alert-deliveries'>>(ctx.payload, 'alert-deliveries', {
      id: { equals: id },
    }))
  if (!row) throw linkEnded()
  return row
}

/** What the page of a link shows; it changes nothing, because mail systems open links by themselves. */
export const alertOfLink = async (ctx: ServiceContext, link: string): Promise<Answered> =>
  said(await alertById(ctx, (await deliveryBy(ctx, link)).alert))

/**
 * The button on the page of a link, which works as long as its person would still be told.
 * @throws DomainError NOT_FOUND
 */
export async function answerByLink(ctx: ServiceContext, link: string): Promise<Answered> {
  const { alert, contact, name } = await deliveryBy(ctx, link)
  if (!(await mayStillAnswer(ctx, contact ?? ''))) throw linkEnded()
  return answer(ctx, alert, { kind: 'staff', id: contact ?? '', name: name ?? '' })
}
