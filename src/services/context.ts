import type { Payload, PayloadRequest } from 'payload'

import type { StaffUser } from '@/access/roles'
import type { Channel } from '@/domain/booking/vocabulary'
import { processWide } from '@/lib/process-wide'

/** Who acts. `id` is empty for citizens: the booking side does not know who they are. */
export type Actor = { kind: 'citizen' | 'staff' | 'job'; id: string; name: string }

/**
 * What every use case needs. `now` is injected so that tests can stand on a deadline's minute;
 * `fault` is called at every `faultPoint` between two writes so that tests can crash there.
 */
export type ServiceContext = {
  payload: Payload
  now: () => Date
  actor: Actor
  channel: Channel
  user?: StaffUser | null
  /** Only where the city has the log keep addresses (AU-02). */
  ip?: string
  fault?: (point: string) => void | Promise<void>
  /** The process is to end: what is under way is finished or given up soon, and nothing more is begun. */
  stop?: AbortSignal
}

export const CITIZEN: Actor = { kind: 'citizen', id: '', name: '予約者本人' }
export const JOB: Actor = { kind: 'job', id: '', name: '自動処理' }

type Clock = () => Date
const systemClock: Clock = () => new Date()

/** The process's clock: the system's, or the one a test put into the config's `custom`. */
export const clockOf = (payload: Payload): Clock =>
  (payload.config.custom as { now?: Clock } | undefined)?.now ?? systemClock

export const faultOf = (payload: Payload): ServiceContext['fault'] =>
  (payload.config.custom as { fault?: ServiceContext['fault'] } | undefined)?.fault

/** The end of the process, told to all that works by itself; see `ServiceContext.stop`. */
export const processEnd = (): AbortController =>
  processWide('process-end', () => new AbortController())

export function citizenContext(payload: Payload): ServiceContext {
  return { payload, now: clockOf(payload), actor: CITIZEN, channel: 'web', fault: faultOf(payload) }
}

export function jobContext(payload: Payload): ServiceContext {
  return {
    payload,
    now: clockOf(payload),
    actor: JOB,
    channel: 'city-staff',
    fault: faultOf(payload),
    stop: processEnd().signal,
  }
}

/** Context for a signed-in member of staff; every act is stored under the own account (OP-13). */
export function staffContext(req: PayloadRequest, channel: Channel): ServiceContext {
  const user = req.user as StaffUser | null
  if (!user) throw new Error('staffContext needs a signed-in user')
  return {
    payload: req.payload,
    now: clockOf(req.payload),
    actor: { kind: 'staff', id: user.id, name: user.name ?? user.username ?? '' },
    channel,
    user,
    fault: faultOf(req.payload),
  }
}

/**
 * Marks a place between two writes at which a test can let the process die (`ctx.fault`); does nothing
 * else. @param point name of the place, unique within the act
 */
export const faultPoint = async (ctx: ServiceContext, point: string): Promise<void> => {
  if (ctx.fault) await ctx.fault(point)
}

/**
 * The same inside of writes that are one (`db/at-once.ts`): nothing can be waited for there, and an act
 * that dies has written nothing.
 */
export function faultPointAtOnce(ctx: ServiceContext, point: string): void {
  if (ctx.fault?.(point)) throw new Error(`${point} lies inside one write: nobody can wait there`)
}
