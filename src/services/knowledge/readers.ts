import type { Role } from '@/access/roles'
import { findRow, findRows } from '@/db/atomic'
import { AUDIENCE, type Audience } from '@/domain/knowledge/vocabulary'
import { userMayLogin } from '@/domain/staff/account'
import { tokyoDateOf } from '@/domain/time/civil'

import type { ServiceContext } from '../context'
import { insertOnce } from '../insert-once'
import { notFound } from '../refusals'

import { readerRoles } from './audiences'
import { type TextInForce, textsInForce } from './in-force'
import { audiencesOf } from './search/audience'

type Account = {
  id: string
  name?: string | null
  username?: string | null
  roles?: Role[] | null
  active?: boolean | null
}

const ALL = Object.keys(AUDIENCE) as Audience[]

const keyOf = (versionId: string, account: string) => `text|${versionId}|${account}`
const trainedKey = (versionId: string, account: string) => `trained|${versionId}|${account}`

/** What the city marked 軽微 needs nobody's word; a change of law always does (KB-16). */
const needsReading = ({ language, readerEffect, kind }: TextInForce): boolean =>
  language === 'ja' && (readerEffect !== 'minor' || kind === 'notice')

const concerns = (text: TextInForce, roles: readonly Role[]): boolean => {
  const readers = readerRoles(text.audiences)
  return roles.some((role) => readers.includes(role))
}

/** What this person may read at work: everything in force for their audiences, in Japanese. */
export const myTexts = (ctx: ServiceContext): Promise<TextInForce[]> =>
  textsInForce(ctx, { audience: audiencesOf(ctx.user), language: 'ja' })

/** What this person has yet to confirm (KB-08, KB-16). */
export async function unreadTexts(ctx: ServiceContext): Promise<TextInForce[]> {
  const roles = ctx.user?.roles ?? []
  const texts = (await myTexts(ctx)).filter((one) => needsReading(one) && concerns(one, roles))
  if (texts.length === 0) return []
  const read = await findRows<{ ackKey: string }>(
    ctx.payload,
    'acknowledgements',
    { actor: { equals: ctx.actor.id } },
    { select: { ackKey: true } },
  )
  const keys = new Set(read.map(({ ackKey }) => ackKey))
  return texts.filter(({ versionId }) => !keys.has(keyOf(versionId, ctx.actor.id)))
}

/** @throws DomainError NOT_FOUND for what is not in force for this person */
export async function textForMe(ctx: ServiceContext, versionId: string): Promise<TextInForce> {
  const text = (await myTexts(ctx)).find((one) => one.versionId === versionId)
  if (text) return text
  throw notFound('この文書は、いま使われていません。一覧を開き直してください。')
}

/** 読んで確認しました, for the version in force, under the own account. Said again, it changes nothing. */
export async function confirmReading(
  ctx: ServiceContext,
  versionId: string,
): Promise<{ version: number }> {
  const text = await textForMe(ctx, versionId)
  await insertOnce(ctx, 'acknowledgements', 'ackKey', {
    title: text.question,
    version: text.version,
    by: ctx.actor.name,
    at: ctx.now().toISOString(),
    document: text.id,
    actor: ctx.actor.id,
    ackKey: keyOf(versionId, ctx.actor.id),
  })
  return { version: text.version }
}

export type TextReaders = {
  effect: TextInForce['readerEffect']
  done: { name: string; at: string }[]
  /** Those who have yet to read it. */
  missing: string[]
  /** 要研修: those whose training is not recorded (KB-08). */
  untrained: { id: string; name: string }[]
}

async function readersOf(ctx: ServiceContext, text: TextInForce): Promise<TextReaders> {
  const today = tokyoDateOf(ctx.now())
  const [rows, accounts] = await Promise.all([
    findRows<{ ackKey: string; actor: string; by: string; at: string }>(
      ctx.payload,
      'acknowledgements',
      { document: { equals: text.id } },
      { sort: 'at' },
    ),
    findRows<Account>(ctx.payload, 'users', { active: { not_equals: false } }),
  ])
  const keys = new Set(rows.map(({ ackKey }) => ackKey))
  const readers = accounts.filter(
    (one) => userMayLogin(one, today) && concerns(text, one.roles ?? []),
  )
  const nameOf = ({ name, username }: Account) => name ?? username ?? ''
  const isNeeded = needsReading(text)
  return {
    effect: text.readerEffect,
    done: rows
      .filter(({ ackKey, actor }) => ackKey === keyOf(text.versionId, actor))
      .map(({ by, at }) => ({ name: by, at })),
    missing: readers
      .filter((one) => isNeeded && !keys.has(keyOf(text.versionId, one.id)))
      .map(nameOf),
    untrained: readers
      .filter(
        (one) => text.readerEffect === 'training' && !keys.has(trainedKey(text.versionId, one.id)),
      )
      .map((one) => ({ id: one.id, name: nameOf(one) })),
  }
}

/** Who has read the version in force of a text and who has not; null where none is in force. */
export async function readersOfText(ctx: ServiceContext, id: string): Promise<TextReaders | null> {
  const texts = await textsInForce(ctx, { audience: ALL, language: 'ja' })
  const text = texts.find((one) => one.id === id)
  return text ? readersOf(ctx, text) : null
}

/** Records that somebody was trained on the version in force (KB-08). @throws DomainError NOT_FOUND */
export async function recordTraining(
  ctx: ServiceContext,
  textId: string,
  account: string,
): Promise<void> {
  const texts = await textsInForce(ctx, { audience: ALL, language: 'ja' })
  const text = texts.find((one) => one.id === textId)
  const person = await findRow<Account>(ctx.payload, 'users', { id: { equals: account } })
  if (!text || !person) throw notFound('文書か、研修を受けた人が見つかりません。')
  await insertOnce(ctx, 'acknowledgements', 'ackKey', {
    title: `研修: ${text.question}`,
    version: text.version,
    by: person.name ?? person.username ?? '',
    at: ctx.now().toISOString(),
    document: text.id,
    actor: account,
    ackKey: trainedKey(text.versionId, account),
  })
}
