import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { deliveryKeyOf, nextPlace } from '@/domain/alarms/delivery'

import { moveByProduct } from '../cases/move'
import { changeBeside } from '../cases/beside'
import { faultPoint, type ServiceContext } from '../context'
import { insertOnce } from '../insert-once'

import { alertCase, namesIn } from './alerts/case'
import type { AlertRow } from './alerts/raise'
import { eachByItself } from './each'
import { FALLBACK, type Policy, policyOf, type Step } from './policy'
import { plannedStop } from './quiet'
import { type Message, messagesOf } from './recipients'

const MINUTE = 60_000

const later = (ctx: ServiceContext, minutes: number): string =>
  new Date(ctx.now().getTime() + minutes * MINUTE).toISOString()

/** As it was read: an answer since then counts, and the step is planned anew without who gave it. */
const change = (ctx: ServiceContext, alert: AlertRow, data: Partial<AlertRow>) =>
  changeBeside(ctx, 'alerts', alert, data, [{ nextAt: { equals: alert.nextAt } }])

/**
 * Puts the messages of the next step of every open alert into the ledger, when its time has come. After
 * days of downtime that is one step, not all that were missed. @returns how many alerts went on, and could not
 */
export async function planDue(ctx: ServiceContext): Promise<{ planned: number; failed: number }> {
  const now = ctx.now().toISOString()
  const open = await findRows<AlertRow>(
    ctx.payload,
    'alerts',
    { state: { equals: 'open' } },
    { limit: 200, sort: 'nextAt' },
  )
  let planned = 0
  const failed = await eachByItself(ctx, 'plan', open, async (alert) => {
    const policy = await policyOf(ctx, alert)
    const row = await takenOver(ctx, alert, policy)
    if ((row.nextAt ?? '') > now) return
    if (await planOne(ctx, row, policy)) planned++
  })
  return { planned, failed }
}

/** 業務責任者 → 全体管理責任者, when nobody has answered in time (IN-14). */
async function takenOver(
  ctx: ServiceContext,
  alert: AlertRow,
  { takeOverMinutes }: Policy,
): Promise<AlertRow> {
  if (takeOverMinutes === 0 || alert.takenOverAt) return alert
  const due = new Date(alert.raisedAt).getTime() + takeOverMinutes * MINUTE
  if (due > ctx.now().getTime()) return alert
  const op = `takeover|${alert.id}`
  return moveByProduct(ctx, alertCase, alert.id, { move: 'takeOver', op }).catch(() => alert)
}

async function planOne(ctx: ServiceContext, alert: AlertRow, policy: Policy): Promise<boolean> {
  const stop = alert.severity === 'urgent' ? null : await plannedStop(ctx)
  if (stop) return hush(ctx, alert, stop)
  const place = { round: alert.round ?? 1, step: alert.step ?? -1 }
  const { step, messages, isEmpty, ...next } = await nextStep(ctx, alert, policy, place)
  for (const message of messages) await putDown(ctx, alert, next.place, message)
  await faultPoint(ctx, 'alert-planned')
  const done = await change(ctx, alert, {
    ...next.place,
    nextAt: later(ctx, step.waitMinutes),
    panel: [...new Set([...namesIn(alert.panel), ...panelOf(messages)])],
    awaited: step.allMustAnswer ? awaitedOf(messages, alert) : [],
    warning: isEmpty
      ? '連絡先に、いま知らせることのできる人がいません。「通知の手順」を直してください。'
      : '',
  })
  return done !== null
}

const reachable = (messages: Message[]): Message[] => messages.filter(({ skipped }) => !skipped)
const panelOf = (messages: Message[]): string[] =>
  reachable(messages)
    .filter(({ channel }) => channel === 'panel')
    .map(({ contact }) => contact)
const awaitedOf = (messages: Message[], { answered }: AlertRow): string[] => [
  ...new Set(
    reachable(messages)
      .map(({ contact }) => contact)
      .filter((contact) => !contact.startsWith('role:') && !namesIn(answered).includes(contact)),
  ),
]

/** The next step that reaches anybody; where none does, the city and who answers for the work. */
async function nextStep(ctx: ServiceContext, alert: AlertRow, policy: Policy, from: Place) {
  let place = from
  const gone: Message[] = []
  // Who has answered hears no more, also where others are still awaited.
  const quiet = new Set(namesIn(alert.answered))
  for (let tried = 0; tried < policy.steps.length; tried++) {
    place = nextPlace(place, policy.steps.length)
    const step = withManager(policy.steps[place.step]!, alert)
    const messages = (await messagesOf(ctx, step)).filter(({ contact }) => !quiet.has(contact))
    if (reachable(messages).length > 0)
      return { step, place, messages: [...gone, ...messages], isEmpty: false }
    gone.push(...messages)
  }
  const step = withManager(FALLBACK.steps[0]!, alert)
  return { step, place, messages: [...gone, ...(await messagesOf(ctx, step))], isEmpty: true }
}

type Place = { round: number; step: number }

/** Once it is theirs, those who answer for everything are told with each step. */
const withManager = (step: Step, { takenOverAt }: AlertRow): Step =>
  takenOverAt
    ? {
        ...step,
        roles: [...new Set([...step.roles, 'vendor-manager' as const])],
        channels: [...new Set([...step.channels, 'mail' as const, 'panel' as const])],
      }
    : step

async function putDown(
  ctx: ServiceContext,
  alert: AlertRow,
  place: Place,
  { contact, name, channel, address, skipped }: Message,
): Promise<void> {
  const at = ctx.now().toISOString()
  const isShown = channel === 'panel'
  await insertOnce(ctx, 'alert-deliveries', 'deliveryKey', {
    deliveryKey: deliveryKeyOf(alert.id, place, contact, channel),
    alert: alert.id,
    title: alert.title,
    ...place,
    contact,
    name,
    channel,
    address,
    at,
    status: skipped ? 'skipped' : isShown ? 'sent' : 'queued',
    error: skipped ?? '',
    attempts: isShown ? 1 : 0,
    sentAt: isShown && !skipped ? at : '',
    nextAttemptAt: at,
  } satisfies Partial<Stored<'alert-deliveries'>>)
}

/** During a planned stop nobody is told of a fault; that it was so stands in the ledger, once a stop. */
async function hush(ctx: ServiceContext, alert: AlertRow, stop: { id: string; title: string }) {
  const at = ctx.now().toISOString()
  await insertOnce(ctx, 'alert-deliveries', 'deliveryKey', {
    deliveryKey: `${alert.id}|stop|${stop.id}`,
    alert: alert.id,
    title: alert.title,
    round: alert.round ?? 1,
    step: alert.step ?? -1,
    contact: '',
    name: `計画停止「${stop.title}」`,
    channel: 'panel',
    status: 'silenced',
    at,
    attempts: 0,
  })
  await change(ctx, alert, { nextAt: later(ctx, 1) })
  return false
}
