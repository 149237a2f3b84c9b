import { findRow, findRows, inc, updateWhere } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { SEVERITY } from '@/domain/alarms/severity'
import { tokyoDateOf, tokyoTimeOf } from '@/domain/time/civil'

import { markBeside } from '../cases/beside'
import { faultPoint, type ServiceContext } from '../context'
import { NOW_LIMIT_MS } from '../mail/hand-over'
import { isServerAway } from '../mail/send-outcome'
import { panelLink, sendAlertMail } from '../mail/staff-mail'

import { namesIn } from './alerts/case'
import type { AlertRow } from './alerts/raise'
import { answerLink } from './answer-link'
import { alarmSettings } from './settings'
import { callWebhook } from './webhook'

type Delivery = Stored<'alert-deliveries'>

/** A message claimed longer ago than this belongs to a process that died while sending. */
const CLAIM_MS = NOW_LIMIT_MS + 30_000
const RETRY_MS = 60_000
/** A mail server that is slow holds up no message that goes another way. */
const AT_ONCE = { mail: 4, other: 8 }
/** So many tries by mail without an answer, and the rest waits for the next run. */
const MAX_SILENCES = 3

export type Way = keyof typeof AT_ONCE

/**
 * Sends what the ledger has waiting. One message is sent by one process; one whose process died is
 * sent again under the same name, by which mail systems and receivers know the repetition.
 * @param way only what goes so; both when empty
 * @returns how many went out
 */
export async function sendDeliveries(ctx: ServiceContext, way?: Way): Promise<number> {
  const ways: Way[] = way ? [way] : ['mail', 'other']
  const sent = await Promise.all(ways.map((one) => sendBy(ctx, one)))
  return sent.reduce((sum, count) => sum + count, 0)
}

async function sendBy(ctx: ServiceContext, way: Way): Promise<number> {
  const now = ctx.now()
  const dead = new Date(now.getTime() - CLAIM_MS).toISOString()
  const due = await findRows<Delivery>(
    ctx.payload,
    'alert-deliveries',
    {
      and: [
        { channel: way === 'mail' ? { equals: 'mail' } : { not_equals: 'mail' } },
        {
          or: [
            {
              and: [
                { status: { equals: 'queued' } },
                { nextAttemptAt: { less_than_equal: now.toISOString() } },
              ],
            },
            { and: [{ status: { equals: 'sending' } }, { claimedAt: { less_than_equal: dead } }] },
          ],
        },
      ],
    },
    { limit: 200, sort: 'at' },
  )
  let sent = 0
  let silences = 0
  const worker = async () => {
    for (let one = due.shift(); one; one = due.shift()) {
      if (ctx.stop?.aborted || silences >= MAX_SILENCES) return
      const outcome = await sendOne(ctx, one)
      if (outcome === 'sent') sent++
      if (outcome === 'silence' && way === 'mail') silences++
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE[way] }, worker))
  return sent
}

type Outcome = 'sent' | 'none' | 'silence'

async function sendOne(ctx: ServiceContext, known: Delivery): Promise<Outcome> {
  if (await isAhead(ctx, known)) return 'none'
  const claimedAt = ctx.now().toISOString()
  const claimed = await updateWhere<Delivery>(
    ctx.payload,
    'alert-deliveries',
    {
      and: [
        { id: { equals: known.id } },
        { status: { equals: known.status } },
        { attempts: { equals: known.attempts ?? 0 } },
      ],
    },
    { status: 'sending', claimedAt, attempts: inc(1) },
  )
  if (!claimed) return 'none'
  await faultPoint(ctx, 'alert-claimed')
  const alert = await stillAsked(ctx, claimed)
  if (!alert) {
    const reason = 'すでに確認されたか、次の通知に移りました。'
    await settle(ctx, claimed, { status: 'stale', error: reason })
    return 'none'
  }
  try {
    await send(ctx, alert, claimed)
  } catch (error) {
    const text = String((error as Error).message ?? error)
      .slice(0, 2000)
      .replace(/[^\s<>"']+@[^\s<>"']+/g, '…')
    const nextAttemptAt = new Date(ctx.now().getTime() + RETRY_MS).toISOString()
    await settle(ctx, claimed, { status: 'queued', nextAttemptAt, error: text.slice(0, 300) })
    return isServerAway(error) ? 'silence' : 'none'
  }
  await faultPoint(ctx, 'alert-sent')
  await settle(ctx, claimed, { status: 'sent', sentAt: ctx.now().toISOString(), error: '' })
  return 'sent'
}

/**
 * Is its alert not there yet? Whoever puts down the messages of a step does so before the alert goes
 * on to it; until then they wait, and also when that is done by another, later.
 */
async function isAhead(
  ctx: ServiceContext,
  { alert: id, round, step }: Delivery,
): Promise<boolean> {
  const alert = await findRow<AlertRow>(ctx.payload, 'alerts', { id: { equals: id } })
  if (alert?.state !== 'open') return false
  const by = (round ?? 1) - (alert.round ?? 1)
  return by > 0 || (by === 0 && (step ?? -1) > (alert.step ?? -1))
}

/**
 * The alert, if this message is still wanted: asked by a conditional write on the alert itself, so
 * that after an answer nothing more leaves.
 */
async function stillAsked(ctx: ServiceContext, delivery: Delivery): Promise<AlertRow | null> {
  const row = await markBeside(
    ctx,
    'alerts',
    {
      and: [
        { id: { equals: delivery.alert } },
        { state: { equals: 'open' } },
        { round: { equals: delivery.round } },
        { step: { equals: delivery.step } },
      ],
    },
    { lastTryAt: ctx.now().toISOString() },
  )
  return row && !namesIn(row.answered).includes(delivery.contact ?? '') ? row : null
}

/** Only while it is still this process's: one that slept too long finds it taken over. */
const settle = (ctx: ServiceContext, { id, claimedAt, attempts, tries }: Delivery, set: object) =>
  updateWhere(
    ctx.payload,
    'alert-deliveries',
    {
      and: [
        { id: { equals: id } },
        { status: { equals: 'sending' } },
        { attempts: { equals: attempts } },
      ],
    },
    { ...set, tries: [...(Array.isArray(tries) ? tries : []), { at: claimedAt, ...set }] },
  )

const momentOf = (at: string): string => `${tokyoDateOf(new Date(at))} ${tokyoTimeOf(new Date(at))}`

async function send(ctx: ServiceContext, alert: AlertRow, delivery: Delivery): Promise<void> {
  const what = `${SEVERITY[alert.severity]}: ${alert.title}`
  if (delivery.channel === 'mail') {
    const mail = {
      what,
      when: `発生: ${momentOf(alert.raisedAt)}　通知: ${delivery.round ?? 1}回目`,
      link: panelLink(alert.href || '/admin/alerts'),
      answer: answerLink(delivery.id),
      key: delivery.deliveryKey,
    }
    return sendAlertMail(delivery.address ?? '', mail, ctx.stop)
  }
  const contact = await findRow<Stored<'emergency-contacts'>>(ctx.payload, 'emergency-contacts', {
    id: { equals: delivery.address },
  })
  if (!contact?.webhookUrl) throw new Error('Webhookのアドレスがありません。')
  const { allowInside } = await alarmSettings(ctx.payload)
  await callWebhook(
    contact.webhookUrl,
    {
      contact: contact.id,
      key: delivery.deliveryKey,
      at: ctx.now(),
      body: {
        title: alert.title,
        severity: alert.severity,
        raisedAt: alert.raisedAt,
        round: delivery.round,
        link: panelLink(alert.href || '/admin/alerts'),
        answer: answerLink(delivery.id),
      },
    },
    allowInside === true,
  )
}
