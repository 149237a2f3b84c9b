import type { Where } from 'payload'

import { mayUseOffice } from '@/access/roles'
import { can, type Capability } from '@/access/capabilities'
import { type AtomicData, findRow, updateWhere } from '@/db/atomic'
import type { RunEvent, RunRow, Stop } from '@/domain/transport/run-types'
import { RUN_STATE } from '@/domain/transport/vocabulary'
import { DomainError } from '@/lib/errors'

import { changeRow } from '../change-row'
import type { ServiceContext } from '../context'
import { faultPoint } from '../context'
import { forbidden, notFound } from '../refusals'

export const runNotFound = (): DomainError => notFound('この移送は見つかりません。')

/** Offices that a run touches, its start first. */
export const officesOfRun = (run: Pick<RunRow, 'from' | 'stops'>): string[] => [
  ...new Set([run.from, ...run.stops.flatMap(({ office }) => office ?? [])]),
]

/**
 * @returns the run when it exists and touches an office of the user
 * @throws DomainError NOT_FOUND, also for runs of other offices: their existence is not told
 */
export async function runById(ctx: ServiceContext, id: string): Promise<RunRow> {
  const run = await ownRun(ctx, { id: { equals: id } })
  if (!run) throw runNotFound()
  return run
}

/** The run of this number, where this person may see it. */
export const runByNumber = (ctx: ServiceContext, number: string): Promise<RunRow | null> =>
  ownRun(ctx, { number: { equals: number } })

async function ownRun(ctx: ServiceContext, where: Where): Promise<RunRow | null> {
  const run = await findRow<RunRow>(ctx.payload, 'transport-runs', where)
  if (!run) return null
  const row = withPlainIds(run)
  const isOwn = !ctx.user || officesOfRun(row).some((office) => mayUseOffice(ctx.user, office))
  return isOwn ? row : null
}

/** Relations as ids; lists are never null. */
export const withPlainIds = (run: RunRow): RunRow => ({
  ...run,
  id: String(run.id),
  from: idOf(run.from),
  stops: run.stops ?? [],
})

const idOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? String((value as { id: unknown }).id)
    : String(value ?? '')

/**
 * The run decides about its cards: role and office were checked there, and a card may belong to an
 * office that the packing staff cannot use.
 */
export const forRun = (ctx: ServiceContext): ServiceContext => ({ ...ctx, user: null })

/** @throws DomainError FORBIDDEN */
export function assertCan(ctx: ServiceContext, capability: Capability): void {
  if (ctx.user && !can(ctx.user, capability)) {
    throw forbidden()
  }
}

/** The sending side: staff of the office from which the run starts. @throws DomainError FORBIDDEN */
export function assertSends(ctx: ServiceContext, run: Pick<RunRow, 'from'>): void {
  assertCan(ctx, 'transport.write')
  if (ctx.user && !mayUseOffice(ctx.user, run.from)) {
    throw forbidden('積込みと出発を記録できるのは、出発する窓口の人だけです。')
  }
}

/** May this user act at the stop? Venues belong to the sending side. */
export const actsAtStop = (ctx: ServiceContext, run: Pick<RunRow, 'from'>, stop: Stop): boolean =>
  !ctx.user || mayUseOffice(ctx.user, stop.office ?? run.from)

/** The receiving side (CD-16): the ward's own staff. @throws DomainError FORBIDDEN */
export function assertReceives(ctx: ServiceContext, run: RunRow, stop: Stop): void {
  assertCan(ctx, 'transport.write')
  if (!actsAtStop(ctx, run, stop)) {
    throw forbidden(`${stop.name}の到着と受取りを記録できるのは、${stop.name}の人だけです。`)
  }
}

/** @throws DomainError NOT_FOUND */
export function stopOf(run: RunRow, key: string): Stop {
  const stop = run.stops.find((one) => one.key === key)
  if (!stop) throw notFound('この移送に、その立ち寄り先はありません。')
  return stop
}

export const withStop = (run: RunRow, stop: Stop): Stop[] =>
  run.stops.map((one) => (one.key === stop.key ? stop : one))

const MAX_EVENTS = 300

export function runEvent(
  ctx: ServiceContext,
  run: Pick<RunRow, 'history'>,
  what: string,
  op?: string,
): RunEvent[] {
  const past = run.history ?? []
  const seq = (past.at(-1)?.seq ?? 0) + 1
  const event: RunEvent = { seq, at: ctx.now().toISOString(), by: ctx.actor, what }
  return [...past.slice(-MAX_EVENTS + 1), op ? { ...event, op } : event]
}

export const wasDone = (run: RunRow, op: string | undefined): boolean =>
  !!op && !!run.history?.some((event) => event.op === op)

/**
 * Changes a run if nobody has changed it since it was read; state and history are one write.
 * @returns the changed run, or null when somebody was faster
 */
export async function changeRun(
  ctx: ServiceContext,
  run: RunRow,
  set: AtomicData,
  what: string,
  op?: string,
): Promise<RunRow | null> {
  await faultPoint(ctx, 'run-before')
  const changed = await updateWhere<RunRow>(
    ctx.payload,
    'transport-runs',
    { and: [{ id: { equals: run.id } }, { rev: { equals: run.rev } }] },
    {
      ...set,
      ...(what ? { history: runEvent(ctx, run, what, op) } : {}),
      rev: run.rev + 1,
      updatedAt: ctx.now().toISOString(),
    },
  )
  await faultPoint(ctx, 'run-changed')
  return changed ? withPlainIds(changed) : null
}

export type RunWish = { set: AtomicData; what: string; op?: string }

/**
 * Reads, decides and writes until nobody was faster. `decide` gets the run as it is now; null means
 * that there is nothing to do any more.
 * @throws DomainError NOT_FOUND, BUSY and whatever `decide` throws
 */
export function withRun(
  ctx: ServiceContext,
  id: string,
  decide: (run: RunRow) => RunWish | null | Promise<RunWish | null>,
): Promise<RunRow> {
  return changeRow<RunRow, RunWish>({
    find: () => runById(ctx, id),
    decide,
    write: (run, { set, what, op }) => changeRun(ctx, run, set, what, op),
  })
}

/** @throws DomainError WRONG_STATE, with the state as people read it */
export const wrongState = (run: Pick<RunRow, 'state'>, hint: string): DomainError =>
  new DomainError('WRONG_STATE', `この移送は「${RUN_STATE[run.state]}」です。${hint}`, 409)

/** Two people sign, and they are two. @throws DomainError NAMES_MISSING */
export function checkNames(by: string, other: string): { by: string; with: string } {
  const names = { by: by.trim(), with: other.trim() }
  if (!names.by || !names.with || names.by === names.with) {
    throw new DomainError(
      'NAMES_MISSING',
      '渡す人と受け取る人（確認する人）の名前を、2人とも入力してください。',
      422,
      { fields: { [names.by ? 'with' : 'by']: '名前を入力してください。' } },
    )
  }
  return names
}
