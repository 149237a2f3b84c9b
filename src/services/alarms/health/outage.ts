import { findRows } from '@/db/atomic'
import type { Stored } from '@/db/stored'
import { keyedHash } from '@/lib/crypto/keys'
import { env } from '@/lib/env'

import { moveByProduct } from '../../cases/move'
import { startCase } from '../../cases/start'
import type { ServiceContext } from '../../context'
import { panelLink, sendAlertMail } from '../../mail/staff-mail'
import { ANSWER_PATH } from '../answer-link'
import { raiseAlert } from '../alerts/raise'
import { incidentCase } from '../incidents/case'
import { type Incident, incidentHref } from '../incidents/sweep'
import { policyOf } from '../policy'
import { messagesOf } from '../recipients'
import { writeStatusWithoutDatabase } from '../status/write'

import { forget, note, noteFirst, notesOf, readNote } from './notes'
import { type Trouble, troubleOf, type TroubleSince } from './trouble'

/*
 * A database that is away can store no alert. What is needed then lies in files beside the status
 * page: whom to tell, since when it is away, and who has answered. Several processes on one machine
 * tell once, because each round is a file that only one of them makes.
 */

const ANY = 'outage'
const PEOPLE = 'outage-people.json'
const SINCE = 'outage.json'
const ANSWER = 'outage-answer.json'
const ROUNDS = 'outage-round-'
const roundFile = (round: number): string => `${ROUNDS}${round}.json`

const ROUND_MS = 5 * 60_000

/** What is wrong with it, while it lasts and afterwards. What to do is read by who looks after it. */
const TROUBLE: Record<Trouble, readonly [now: string, then: string]> = {
  away: ['データベースにつながりません', 'データベースにつながりませんでした'],
  full: [
    'データベースに書き込めません。ディスクの空きと書き込みの権限を確かめてください',
    'データベースに書き込めませんでした',
  ],
  held: [
    'データベースへの書き込みが1分より長く待たされています。ファイルを使い続けている処理がないか確かめてください',
    'データベースへの書き込みが待たされました',
  ],
}

type Outage = { since: string; rounds: number; trouble?: Trouble }
type People = { addresses: string[] }

const wordsOf = ({ trouble }: Outage) => TROUBLE[trouble ?? 'away']

/** Everybody outside of the panel whom the city has named, where the policy reaches nobody by mail. */
const emergencyMails = async ({ payload }: ServiceContext): Promise<string[]> =>
  (
    await findRows<Stored<'emergency-contacts'>>(payload, 'emergency-contacts', {
      active: { not_equals: false },
    })
  ).flatMap(({ mail }) => mail || [])

/** Whom to tell when the database cannot say it: those whom a fault would be told to by mail. */
async function rememberPeople(ctx: ServiceContext): Promise<void> {
  const { steps } = await policyOf(ctx, { policy: '', severity: 'fault' })
  const messages = await Promise.all(steps.map((step) => messagesOf(ctx, step)))
  const byPolicy = messages
    .flat()
    .filter(({ channel, skipped }) => channel === 'mail' && !skipped)
    .map(({ address }) => address)
  // The panel, the other way to tell them, is away as well.
  const addresses = byPolicy.length > 0 ? byPolicy : await emergencyMails(ctx)
  const people: People = { addresses: [...new Set(addresses)] }
  const known = await readNote<People>(PEOPLE)
  if (JSON.stringify(known) !== JSON.stringify(people)) await note(ctx, PEOPLE, people)
}

/**
 * One look at the database. While it is away people are told by mail from what was remembered, and the
 * status page says so; when it is back, the incident and an alert are written down after the fact
 * (IN-15).
 */
export async function watchDatabase(ctx: ServiceContext): Promise<'there' | 'away'> {
  const found = await troubleOf(ctx)
  if (!found) {
    await catchUp(ctx)
    await rememberPeople(ctx)
    return 'there'
  }
  // Told is what is wrong now, which may be more than what it began with.
  await tellRound(ctx, { ...(await sinceWhen(ctx, found)), trouble: found.trouble })
  await writeStatusWithoutDatabase(ctx).catch((error: unknown) =>
    ctx.payload.logger.error({ err: error, msg: 'the status page cannot be written' }),
  )
  return 'away'
}

/** The outage that is noted, if what is noted can be read as one. */
async function outageNow(): Promise<Outage | null> {
  const outage = await readNote<Outage>(SINCE)
  return outage && !Number.isNaN(Date.parse(outage.since)) ? outage : null
}

/** Since when it is away: of several processes the first says it. */
async function sinceWhen(ctx: ServiceContext, found: TroubleSince): Promise<Outage> {
  const begun: Outage = { since: found.since.toISOString(), rounds: 0, trouble: found.trouble }
  const known = await outageNow()
  if (known) return known
  // A note that is there and cannot be read was left broken, and so may be the rounds beside it.
  if (!(await noteFirst(ctx, SINCE, begun)) && !(await outageNow())) {
    await forgetRounds(ctx)
    await note(ctx, SINCE, begun)
  }
  return (await outageNow()) ?? begun
}

async function forgetRounds(ctx: ServiceContext): Promise<void> {
  for (const name of await notesOf(ROUNDS)) await forget(ctx, name)
  await forget(ctx, ANSWER)
}

async function tellRound(ctx: ServiceContext, outage: Outage): Promise<void> {
  const { since } = outage
  if (await readNote(ANSWER)) return
  const round = Math.floor((ctx.now().getTime() - new Date(since).getTime()) / ROUND_MS)
  const at = ctx.now().toISOString()
  if (round < 0 || !(await noteFirst(ctx, roundFile(round), { at }))) return
  const { addresses } = (await readNote<People>(PEOPLE)) ?? { addresses: [] }
  const tries = await Promise.allSettled(
    addresses.map((to) =>
      sendAlertMail(to, {
        what: `障害: ${wordsOf(outage)[0]}`,
        when: `${round + 1}回目の通知`,
        link: panelLink('/status'),
        answer: outageLink(since),
        key: `outage|${since}|${round}|${to}`,
      }),
    ),
  )
  const failed = tries.filter(({ status }) => status === 'rejected').length
  ctx.payload.logger.error({
    msg: 'database away',
    since,
    round,
    told: tries.length - failed,
    failed,
  })
  await note(ctx, SINCE, { ...outage, rounds: round + 1 } satisfies Outage)
}

/** Puts down what happened while nothing could be put down. */
async function catchUp(ctx: ServiceContext): Promise<void> {
  // Listed first: what another process notes from here on belongs to an outage of its own.
  const left = (await notesOf(ANY)).filter((name) => name !== PEOPLE)
  const outage = await outageNow()
  if (!outage) {
    // What cannot be read, or a crash left, would keep the next outage silent.
    for (const name of left) await forget(ctx, name)
    return
  }
  const key = `outage|${outage.since}`
  const { row } = await startCase<Incident>(ctx, incidentCase, {
    incidentKey: key,
    kind: 'system',
    what: `${wordsOf(outage)[1]}。回復しました。`,
    source: 'health-database',
    occurredAt: outage.since,
    detectedAt: outage.since,
    reportedBy: '自動の確認',
    owner: '業務責任者',
    isAlerted: true,
  })
  if (row.state === 'detected')
    await moveByProduct(ctx, incidentCase, row.id, { move: 'restore', op: `restore|${row.id}` })
  await raiseAlert(ctx, {
    key,
    severity: 'fault',
    title: 'データベースが一時止まり、回復しました',
    body: `止まっていた間に送った通知: ${outage.rounds}回`,
    href: incidentHref(row.id),
  })
  await forgetRounds(ctx)
  await forget(ctx, SINCE)
}

const tokenOf = (since: string): string => keyedHash('outage-answer', since)

const outageLink = (since: string): string =>
  `${env.PUBLIC_URL.replace(/\/+$/, '')}/api${ANSWER_PATH}/outage.${tokenOf(since)}`

/** The outage that a link names and that still goes on; asks no database. */
async function outageOf(link: string): Promise<Outage | null> {
  const outage = await outageNow()
  return outage && link === `outage.${tokenOf(outage.since)}` ? outage : null
}

/** Is this the link of an outage at all? */
export const isOutageLink = (link: string): boolean => link.startsWith('outage.')

/** What the page of the link shows. */
export async function outageState(
  link: string,
): Promise<{ title: string; isAnswered: boolean } | null> {
  const outage = await outageOf(link)
  if (!outage) return null
  return { title: wordsOf(outage)[0], isAnswered: (await readNote(ANSWER)) !== null }
}

/** Somebody deals with it: nobody is told any more. */
export async function answerOutage(ctx: ServiceContext, link: string): Promise<void> {
  if (await outageOf(link)) await note(ctx, ANSWER, { at: ctx.now().toISOString() })
}
