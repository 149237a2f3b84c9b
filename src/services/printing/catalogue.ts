import { can } from '@/access/capabilities'
import { isCityWide, officeIdsOf } from '@/access/roles'
import { findRows } from '@/db/atomic'
import { PRINT_KINDS, type PrintKind, type PrintSource, specOf } from '@/domain/printing/kinds'
import type { Sheet } from '@/domain/printing/sheets'
import { addDays, tokyoDateOf } from '@/domain/time/civil'

import { readStatusRules } from '../cards/status-rules'
import type { ServiceContext } from '../context'
import { loadBookingConfig } from '../settings/booking-config'
import { readCitySettings } from '../settings/read-settings'

import { mayPrint } from './choose'
import { ensurePrintRecords, type PrinterRow } from './records'
import type { TemplateRow } from './template-row'
import { renumberingKinds } from './renumber'
import { pageOf, type SheetRow, sheetOf } from './sheet-of'

export type PrintCatalogue = {
  today: string
  kinds: {
    kind: PrintKind
    label: string
    source: PrintSource
    /** Code of the sheet to offer first; null = has its own page. */
    sheetCode: string | null
    page: Sheet | null
    hasWindow: boolean
    /** Printing gives a new reservation number and puts the old one out of use (ID-13). */
    renumbers: boolean
    templates: { id: string; title: string }[]
  }[]
  sheets: { id: string; code: string; geometry: Sheet; stock: number; isLow: boolean }[]
  printers: { id: string; name: string; offsetX: number; offsetY: number }[]
  offices: { id: string; name: string }[]
  statuses: string[]
  /** 期限 to begin with for a re-issued notice; empty where the city sets none. */
  noticeDeadline: string
  everywhere: boolean
  may: { edit: boolean }
}

/** What the printing page offers this account; stores the usual sheets and texts at its first use. */
export async function printCatalogue(ctx: ServiceContext): Promise<PrintCatalogue> {
  await ensurePrintRecords(ctx)
  const active = { active: { not_equals: false } }
  const [sheets, printers, templates, config, rules] = await Promise.all([
    findRows<SheetRow>(ctx.payload, 'label-sheets', active, { sort: 'name' }),
    findRows<PrinterRow>(ctx.payload, 'printers', active, { sort: 'name' }),
    findRows<TemplateRow>(ctx.payload, 'document-templates', active, { sort: 'createdAt' }),
    loadBookingConfig(ctx.payload),
    readStatusRules(ctx),
  ])
  const { noticeDeadlineDays } = await readCitySettings(ctx.payload)
  const today = tokyoDateOf(ctx.now())
  const renumbering = await renumberingKinds(ctx)
  const everywhere = isCityWide(ctx.user)
  const own = officeIdsOf(ctx.user)
  return {
    today,
    noticeDeadline: noticeDeadlineDays ? addDays(today, noticeDeadlineDays) : '',
    kinds: (Object.keys(PRINT_KINDS) as PrintKind[])
      .filter((kind) => mayPrint(ctx, kind))
      .map((kind) => {
        const { label, source, sheet, page } = specOf(kind)
        return {
          kind,
          label,
          source,
          sheetCode: sheet ?? null,
          page: pageOf(kind),
          hasWindow: !!page?.window,
          renumbers: renumbering.has(kind),
          templates: templates
            .filter((one) => one.kind === kind)
            .map(({ id, title }) => ({ id: String(id), title })),
        }
      }),
    sheets: sheets.map((row) => ({
      id: String(row.id),
      code: row.code,
      geometry: sheetOf(row),
      stock: row.stock ?? 0,
      isLow: (row.stock ?? 0) < (row.lowStock ?? 0),
    })),
    printers: printers.map(({ id, name, offsetX, offsetY }) => ({
      id: String(id),
      name,
      offsetX,
      offsetY,
    })),
    offices: config.offices
      .filter((office) => office.active && (everywhere || own.includes(office.id)))
      .map(({ id, name }) => ({ id, name })),
    statuses: [...rules.keys()],
    everywhere,
    may: { edit: can(ctx.user, 'settings.edit') },
  }
}
