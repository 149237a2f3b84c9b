import type { Payload } from 'payload'

import { isMongo } from './adapter'
import type { SlotMarks } from './sqlite/slot-marks'

/** Without marks of the database an answer is at most so old. */
const SLICE_MS = 250

/**
 * Text that is another one after every change of the slots of a service at an office, in whatever
 * process: an answer that was made while it was the same is still true. Where the database cannot tell
 * (MongoDB; a file that cannot be read at this moment) it is another one four times a second.
 */
export const slotMark = (payload: Payload, service: string, office: string): string =>
  slotMarkNow(payload, service, office) ?? `~${Math.floor(performance.now() / SLICE_MS)}`

/** The same where every change shows at once, of this process and of others; else null. */
export const slotMarkNow = (payload: Payload, service: string, office: string): string | null =>
  marksOf(payload)?.of(service, office) ?? null

/** Whether the marks come from the database at this moment. */
export const hasSlotMarks = (payload: Payload): boolean => slotMarkNow(payload, '', '') !== null

const marksOf = ({ db }: Payload): SlotMarks | null =>
  isMongo() ? null : (db as unknown as { client: { slotMarks: SlotMarks } }).client.slotMarks
