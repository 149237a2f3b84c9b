import { createHash } from 'node:crypto'

import type { Transporter } from 'nodemailer'

import { findRows, inc, updateWhere } from '@/db/atomic'
import { icsMethodOf, withinIcs } from '@/documents/ics'
import { openField } from '@/lib/crypto/field'
import { UNREADABLE } from '@/lib/crypto/personal'
import { at } from '@/lib/crypto/places'
import { env } from '@/lib/env'
import type { CitySetting } from '@/payload-types'

import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { readCitySettings } from '../settings/read-settings'

import { finishedText, withSecrets } from './finished-text'
import { CLAIM_MS, handOver } from './hand-over'
import { baseUrlOf } from './links'
import { markBounced } from './mark-bounced'
import { noteUnsent } from './note-unsent'
import { ADDRESS_UNREADABLE, type MailRow } from './queue-mail'
import { whyDropped } from './relevance'
import { isServerAway, judgeFailure } from './send-outcome'
import { mailTransport, MAX_CONNECTIONS } from './transport'

const BATCH = 50

/** So many tries without any answer, and the run ends: the mail server is away. */
const MAX_SILENCES = 3

/** After this a run takes up no more: with a slow server it ends before somebody else takes it for dead. */
const RUN_MS = 10 * 60_000

type Run = {
  settings: CitySetting
  transport: Transporter | null
  silences: number
  /** True when nothing more is to be taken up. */
  isOver: () => boolean
}

export type SendReport = {
  sent: number
  kept: number
  dropped: number
  retried: number
  failed: number
}

/**
 * Sends what is due (NT-11). One mail is sent by one process: the claim is a conditional update from
 * queued to sending. When a process dies between the mail server's answer and our note of it, the
 * mail goes out again with the same Message-ID, by which mail systems recognise the repetition.
 */
export async function sendDueMails(ctx: ServiceContext): Promise<SendReport> {
  const report: SendReport = { sent: 0, kept: 0, dropped: 0, retried: 0, failed: 0 }
  await freeStaleClaims(ctx)
  const settings = await readCitySettings(ctx.payload)
  const end = ctx.now().getTime() + RUN_MS
  const run: Run = {
    settings,
    transport: mailTransport('queue'),
    silences: 0,
    isOver: () =>
      run.silences >= MAX_SILENCES || ctx.stop?.aborted === true || ctx.now().getTime() > end,
  }
  for (;;) {
    const due = await findRows<MailRow>(
      ctx.payload,
      'mails',
      {
        and: [
          { status: { equals: 'queued' } },
          { nextAttemptAt: { less_than_equal: ctx.now().toISOString() } },
        ],
      },
      { limit: BATCH, sort: 'nextAttemptAt' },
    )
    const queue = [...due]
    let done = 0
    const worker = async () => {
      for (let mail = queue.shift(); mail && !run.isOver(); mail = queue.shift()) {
        const outcome = await sendOne(ctx, run, mail)
        if (outcome) done++
        if (outcome) report[outcome]++
      }
    }
    await Promise.all(Array.from({ length: MAX_CONNECTIONS }, worker))
    if (due.length < BATCH || done === 0 || run.isOver()) return report
  }
}

async function sendOne(
  ctx: ServiceContext,
  run: Run,
  mail: MailRow,
): Promise<keyof SendReport | null> {
  const claimed = await updateWhere<MailRow>(
    ctx.payload,
    'mails',
    { and: [{ id: { equals: mail.id } }, { status: { equals: 'queued' } }] },
    { status: 'sending', claimedAt: ctx.now().toISOString(), attempts: inc(1) },
  )
  if (!claimed) return null
  await faultPoint(ctx, 'mail-claimed')
  const reason = await whyDropped(ctx, claimed)
  if (reason) {
    await settleMail(ctx, claimed, { status: 'dropped', lastError: reason })
    return 'dropped'
  }
  const to = openField(claimed.to, at('mails', 'to', String(claimed.id)))
  if (to === UNREADABLE) {
    await noteUnsent(ctx, claimed)
    await settleMail(ctx, claimed, { status: 'failed', lastError: ADDRESS_UNREADABLE })
    return 'failed'
  }
  const text = finishedText(claimed)
  if (!run.transport) {
    await noteUnsent(ctx, claimed)
    await settleMail(ctx, claimed, { status: 'kept', sentAt: '' })
    return 'kept'
  }
  try {
    await handOver(run.transport, message(run.settings, claimed, { to, text }), { stop: ctx.stop })
    await faultPoint(ctx, 'mail-sent')
    await settleMail(ctx, claimed, {
      status: 'sent',
      sentAt: ctx.now().toISOString(),
      lastError: '',
    })
    return 'sent'
  } catch (error) {
    await faultPoint(ctx, 'mail-failed')
    if (isServerAway(error)) run.silences++
    return noteFailure(ctx, claimed, error)
  }
}

async function noteFailure(
  ctx: ServiceContext,
  mail: MailRow,
  error: unknown,
): Promise<'retried' | 'failed'> {
  const age = ctx.now().getTime() - new Date(mail.createdAt ?? ctx.now()).getTime()
  const failure = judgeFailure(error, mail.attempts, age)
  if (failure.status === 'queued') {
    const nextAttemptAt = new Date(ctx.now().getTime() + failure.retryInMs).toISOString()
    await settleMail(ctx, mail, { status: 'queued', nextAttemptAt, lastError: failure.error })
    return 'retried'
  }
  // The booking first: once the mail is closed, nobody would come back to it.
  if (failure.status === 'bounced' && mail.reservation) await markBounced(ctx, mail.reservation)
  await noteUnsent(ctx, mail)
  await settleMail(ctx, mail, { status: failure.status, lastError: failure.error })
  return 'failed'
}

function message(settings: CitySetting, mail: MailRow, { to, text }: { to: string; text: string }) {
  const host = new URL(baseUrlOf(settings)).hostname
  return {
    from: { name: settings.cityName, address: env.MAIL_FROM },
    to: { name: '', address: to },
    subject: mail.subject,
    text,
    messageId: `<${createHash('sha256').update(mail.mailKey).digest('hex').slice(0, 40)}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    ...(mail.ics
      ? {
          icalEvent: {
            filename: 'yoyaku.ics',
            method: icsMethodOf(mail.ics),
            content: withinIcs(mail.ics, (file) => withSecrets(mail, file)),
          },
        }
      : {}),
  }
}

/** Notes the end of a try, unless the claim was taken over meanwhile. */
async function settleMail(
  ctx: ServiceContext,
  mail: MailRow,
  data: Record<string, unknown>,
): Promise<void> {
  await updateWhere(
    ctx.payload,
    'mails',
    {
      and: [
        { id: { equals: mail.id } },
        { status: { equals: 'sending' } },
        { claimedAt: { equals: mail.claimedAt } },
      ],
    },
    { ...data, claimedAt: '' },
  )
}

async function freeStaleClaims(ctx: ServiceContext): Promise<void> {
  const before = new Date(ctx.now().getTime() - CLAIM_MS).toISOString()
  const stale = await findRows<MailRow>(
    ctx.payload,
    'mails',
    { and: [{ status: { equals: 'sending' } }, { claimedAt: { less_than_equal: before } }] },
    { limit: 500 },
  )
  for (const mail of stale) {
    await updateWhere(
      ctx.payload,
      'mails',
      {
        and: [
          { id: { equals: mail.id } },
          { status: { equals: 'sending' } },
          { claimedAt: { equals: mail.claimedAt } },
        ],
      },
      { status: 'queued', claimedAt: '' },
    )
  }
}
