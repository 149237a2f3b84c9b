import { expect, onTestFinished } from 'vitest'

import type { ServiceContext } from '@/services/context'

type Fault = NonNullable<ServiceContext['fault']>
type Work<T = unknown> = (fault: Fault) => Promise<T>

/** Thrown where a test "pulls the plug". */
export class Crash extends Error {
  constructor(where: string | number) {
    super(`crashed at ${where}`)
  }
}

/** Where the plug is pulled: at the named point, or at the n-th point passed, counted from 1. */
type Where = string | number

/**
 * A plug that may be pulled: `fault` lets writes happen up to `where` and nothing afterwards, like a
 * process that died there. For random tests, which count what `fired`; others use `crashAt`.
 */
export function plugAt(where: Where): { fault: Fault; fired: () => boolean } {
  let passed = 0
  let fired = false
  const fault: Fault = (point) => {
    passed += 1
    if (point === where || passed === where) fired = true
    if (fired) throw new Crash(where)
  }
  return { fault, fired: () => fired }
}

/** Fails the running test if, at its end, what it armed has not happened. */
function owe(what: string, fired: () => boolean): void {
  onTestFinished(() => {
    if (!fired()) throw new Error(`${what} was armed and never happened: nothing was proved`)
  })
}

/** A process that dies at `where`. A test that arms it and never gets there fails. */
export function crashAt(where: Where): Fault {
  const { fault, fired } = plugAt(where)
  owe(`a crash at ${where}`, fired)
  return fault
}

/** Something that happens once, when the work first passes `point`; a test where it never does fails. */
export function meanwhileAt(point: string, act: () => Promise<unknown>): Fault {
  let isDone = false
  owe(`what comes between at ${point}`, () => isDone)
  return async (reached) => {
    if (isDone || reached !== point) return
    isDone = true
    await act()
  }
}

/** Runs the work with the plug pulled at `where`: true when it died, false when it ended before. */
async function dies(where: Where, work: Work): Promise<boolean> {
  const { fault, fired } = plugAt(where)
  await work(fault).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error
  })
  return fired()
}

/** Runs the work until it dies at `where`; a work that ends without is a failure. */
export async function dieAt(where: Where, work: Work): Promise<void> {
  expect(await dies(where, work), `died at ${where}`).toBe(true)
}

/** The points that a piece of work passes, in their order. */
export async function pointsOf(work: Work): Promise<string[]> {
  const points: string[] = []
  await work((point) => void points.push(point))
  return points
}

/** More points than any act has: whoever passes so many runs in a circle. */
const TOO_MANY = 60

/**
 * One `round` with a crash at the first point, one with a crash at the second, and so on; the last
 * is the one in which the work came to its end. Fails if fewer than `least` of them crashed, so that
 * an act that has lost its points is noticed. A round lets its work die exactly once.
 */
export async function crashAtEveryPoint(
  least: number,
  round: (diesNow: (work: Work) => Promise<boolean>, step: number) => Promise<unknown>,
): Promise<void> {
  let step = 0
  let died = true
  while (died) {
    step += 1
    expect(step, 'points of one act').toBeLessThan(TOO_MANY)
    let tried = 0
    await round(async (work) => {
      tried += 1
      died = await dies(step, work)
      return died
    }, step)
    expect(tried, 'works of one round that may die').toBe(1)
  }
  expect(step - 1, 'rounds that crashed').toBeGreaterThanOrEqual(least)
}

/**
 * Starts the work and comes back when it stands at `point`, asleep until `wake`. `ended` is what
 * became of it. A work that ends without passing the point is a failure.
 */
export async function asleepAt<T>(
  point: string,
  work: Work<T>,
): Promise<{ wake: () => void; ended: Promise<T> }> {
  let wake = () => {}
  const woken = new Promise<void>((resolve) => (wake = resolve))
  let arrive = () => {}
  const arrived = new Promise<boolean>((resolve) => (arrive = () => resolve(true)))
  const ended = work(async (reached) => {
    if (reached !== point) return
    arrive()
    await woken
  })
  const over = ended.then(
    () => false,
    () => false,
  )
  expect(await Promise.race([arrived, over]), `passed ${point}`).toBe(true)
  return { wake, ended }
}
