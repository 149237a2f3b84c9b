import { createHash } from 'node:crypto'

import {
  type HolidayPlan,
  type HolidayStep,
  planHolidays,
  type StoredHoliday,
} from '@/domain/holidays/plan'
import type { FileProblem } from '@/domain/holidays/read-file'
import { type CivilDate, tokyoDateOf } from '@/domain/time/civil'

import type { Impact } from '../calendar/impact'
import { previewImpact } from '../calendar/impact'
import { requireSlotsEdit } from '../calendar/permission'
import type { CalendarChange } from '../calendar/with-changes'
import type { ServiceContext } from '../context'

import { openHolidayFile, type OpenedFile } from './open-file'
import { storedHolidays } from './stored'

export type HolidayUpload = {
  body: AsyncIterable<Uint8Array>
  name: string
  /** Days of the city's own on which the file is to count after all. */
  own: CivilDate[]
}

/** What an import would do; nothing has been done yet. */
export type HolidayPreview = HolidayPlan & {
  fileName: string
  /** First and last day of the file. */
  from: CivilDate
  to: CivilDate
  days: number
  problems: FileProblem[]
  /** Names this look: the import is refused when anything it rests on has changed. */
  digest: string
  /** What it would do to slots and bookings (BK-04); null when nothing changes. */
  impact: Impact | null
}

/** The file against the store, and the name of both. */
export type Looked = {
  file: OpenedFile
  plan: HolidayPlan
  stored: StoredHoliday[]
  digest: string
}

/** @throws DomainError as `openHolidayFile` */
export async function look(ctx: ServiceContext, upload: HolidayUpload): Promise<Looked> {
  requireSlotsEdit(ctx, null)
  const today = tokyoDateOf(ctx.now())
  const file = await openHolidayFile(upload.body, upload.name, today)
  const stored = await storedHolidays(ctx.payload, today)
  const plan = planHolidays(file, stored, today, new Set(upload.own))
  const digest = createHash('sha256')
    .update(JSON.stringify([today, file.sha256, plan, stored]))
    .digest('hex')
  return { file, plan, stored, digest }
}

/**
 * The dry run of an import of the Cabinet Office's holidays (F-33, BK-04): what is new, moved,
 * renamed or gone, and which bookings stand on days that would be closed.
 * @throws DomainError INPUT_INVALID, TOO_LARGE, CSV_UNREADABLE, NOT_HOLIDAYS, FORBIDDEN
 */
export async function previewHolidays(
  ctx: ServiceContext,
  upload: HolidayUpload,
): Promise<HolidayPreview> {
  const { file, plan, digest } = await look(ctx, upload)
  const changes = plan.steps.map(changeOf)
  return {
    ...plan,
    fileName: file.fileName,
    from: file.days[0]?.date ?? '',
    to: file.days.at(-1)?.date ?? '',
    days: file.days.length,
    problems: file.problems,
    digest,
    impact: changes.length > 0 ? await previewImpact(ctx, changes) : null,
  }
}

/** The row of `holidays` as a step leaves it. */
export const dataOf = ({ does, date, name }: HolidayStep) => ({
  date,
  name,
  kind: 'national' as const,
  active: does !== 'remove',
  origin: does === 'remove' ? ('withdrawn' as const) : ('import' as const),
})

const changeOf = (step: HolidayStep): CalendarChange => ({
  collection: 'holidays',
  ...('id' in step ? { id: step.id } : {}),
  data: dataOf(step),
})
