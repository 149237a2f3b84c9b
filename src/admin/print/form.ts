import type { PrintKind } from '@/domain/printing/kinds'
import type { Sheet } from '@/domain/printing/sheets'
import type { PrintCatalogue } from '@/services/printing/catalogue'
import type { Selection } from '@/services/printing/types'

/** How the records are named: chosen elsewhere, typed or scanned, or by status and office. */
export type ChooseBy = 'ids' | 'numbers' | 'filter'

export type PrintForm = {
  kind: PrintKind
  template: string
  by: ChooseBy
  ids: string[]
  numbers: string
  status: string
  office: string
  copies: number
  sheet: string
  printer: string
  start: number
  deadline: string
  issuedOn: string
  geta: boolean
  unnamed: boolean
}

export type KindChoice = PrintCatalogue['kinds'][number]

export const kindOf = (catalogue: PrintCatalogue, kind: PrintKind): KindChoice | undefined =>
  catalogue.kinds.find((one) => one.kind === kind)

/** What changes with the kind: its usual text and sheet, and a fresh sheet of labels. */
export function forKind(catalogue: PrintCatalogue, kind: PrintKind): Partial<PrintForm> {
  const found = kindOf(catalogue, kind)
  const sheet = catalogue.sheets.find(({ code }) => code === found?.sheetCode)
  return {
    kind,
    template: found?.templates[0]?.id ?? '',
    sheet: sheet?.id ?? catalogue.sheets[0]?.id ?? '',
    start: 1,
    deadline: kind === 'reissue-notice' ? catalogue.noticeDeadline : '',
  }
}

const listOf = (value: string | null): string[] => (value ?? '').split(',').filter(Boolean)

/** The form as the address asks for it: `?kind=reissue-notice&cards=…` from a card's page. */
export function formFromAddress(query: URLSearchParams, catalogue: PrintCatalogue): PrintForm {
  const ids = [...listOf(query.get('cards')), ...listOf(query.get('bookings'))]
  const wished = query.get('kind') as PrintKind | null
  const first = query.has('bookings')
    ? catalogue.kinds.find(({ source }) => source === 'bookings')
    : catalogue.kinds[0]
  const kind = (wished && kindOf(catalogue, wished)?.kind) || first?.kind || 'case-label'
  return {
    kind,
    template: '',
    by: ids.length > 0 ? 'ids' : 'numbers',
    ids,
    numbers: '',
    status: catalogue.statuses[0] ?? '',
    office: '',
    copies: 10,
    sheet: '',
    printer: '',
    start: 1,
    deadline: '',
    issuedOn: catalogue.today,
    geta: false,
    unnamed: false,
    ...forKind(catalogue, kind),
  }
}

/** Numbers as people paste them: one a line, or parted by commas, tabs or blanks. */
export const numbersIn = (text: string): string[] => text.split(/[\s,、，;；]+/u).filter(Boolean)

export function selectionOf(form: PrintForm, source: KindChoice['source']): Selection {
  if (source === 'copies') return { copies: form.copies }
  if (source === 'devices' || source === 'facilities')
    return form.by === 'ids' ? { ids: form.ids } : {}
  if (form.by === 'ids') return { ids: form.ids }
  if (form.by === 'numbers') return { numbers: numbersIn(form.numbers) }
  return { filter: { status: form.status, ...(form.office ? { office: form.office } : {}) } }
}

export const optionsOf = (form: PrintForm, hasOwnPage: boolean) => ({
  kind: form.kind,
  start: hasOwnPage ? 1 : form.start,
  geta: form.geta,
  unnamed: form.unnamed,
  ...(form.template ? { template: form.template } : {}),
  ...(!hasOwnPage && form.sheet ? { sheet: form.sheet } : {}),
  ...(form.printer ? { printer: form.printer } : {}),
  ...(form.deadline ? { deadline: form.deadline } : {}),
  ...(form.issuedOn ? { issuedOn: form.issuedOn } : {}),
})

/** The paper that is printed on: the kind's own page or the chosen sheet. */
export const paperOf = (catalogue: PrintCatalogue, form: PrintForm): Sheet | null =>
  kindOf(catalogue, form.kind)?.page ??
  catalogue.sheets.find(({ id }) => id === form.sheet)?.geometry ??
  null
