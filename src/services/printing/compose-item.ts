import {
  compose,
  type Composition,
  type PrintProblem,
  type Style,
} from '@/documents/printing/compose'
import { composeLabel, composeLetter, framed } from '@/documents/printing/layouts'
import type { Pen } from '@/documents/printing/pen'
import { replacedIn } from '@/domain/cards/cell-checks'
import { type PrintKind, specOf } from '@/domain/printing/kinds'
import { fillPrint } from '@/domain/printing/placeholders'
import { type Box, inset, type Sheet } from '@/domain/printing/sheets'
import { safeArea } from '@/domain/printing/window'

import { type TemplateRow, windowOf } from './template-row'
import type { PrintItem, PrintOptions } from './types'

const STICKER_STYLE: Style = { size: 14, smallest: 7, leading: 1.35, vertical: 'middle' }
const ENVELOPE_STYLE: Style = { size: 14, smallest: 9, leading: 1.6, vertical: 'middle' }
const DEVICE_STYLE: Style = { size: 8, smallest: 5, leading: 1.3, vertical: 'middle' }

/** 機器管理シール: 横8cm、縦3cm以内 (PR-12). */
const DEVICE_LABEL = { width: 80, height: 30 }
/** Letters leave so much free under the fold. */
const BELOW_FOLD = 6

type Composer = (pen: Pen, box: Box, item: PrintItem) => Composition

const PERSONAL = ['氏名', '住所'] as const

/**
 * What is wrong with the person of an item, before it becomes a label without addressee (H3). Only
 * what the template prints counts, and only of cards: other things are nobody's.
 */
function personProblems(template: TemplateRow, { values }: PrintItem): PrintProblem[] {
  if (specOf(template.kind).source !== 'cards') return []
  const text = `${template.address ?? ''}${template.body}`
  const printed = PERSONAL.filter((field) => text.includes(field))
  const isNameless = printed.includes('氏名') && !values.氏名?.trim()
  const signs = printed.flatMap((field) => {
    const sign = replacedIn(values[field] ?? '')
    return sign ? [{ kind: 'replaced' as const, field, sign }] : []
  })
  return [...(isNameless ? [{ kind: 'no-name' as const }] : []), ...signs]
}

/** How one item of a template is set into its label or page. */
export function composerFor(
  template: TemplateRow,
  sheet: Sheet,
  { geta, unnamed }: Pick<PrintOptions, 'geta' | 'unnamed'>,
): Composer {
  const composer = composerOf(template, sheet, geta)
  return (pen, box, item) => {
    // Whatever its text says: what must not be printed of this record is not.
    if (item.bar) return { ok: false, problems: [{ kind: 'state', text: item.bar }] }
    const problems = unnamed ? [] : personProblems(template, item)
    return problems.length > 0 ? { ok: false, problems } : composer(pen, box, item)
  }
}

/** A device label is a framed field within 8 × 3 cm, also on a larger label. */
function deviceBox(box: Box): Box {
  const width = Math.min(box.width, DEVICE_LABEL.width)
  const height = Math.min(box.height, DEVICE_LABEL.height)
  return {
    x: box.x + (box.width - width) / 2,
    y: box.y + (box.height - height) / 2,
    width,
    height,
  }
}

function composerOf(template: TemplateRow, sheet: Sheet, forgive: boolean): Composer {
  const { kind } = template
  const body = (item: PrintItem) => fillPrint(kind, template.body, item.values)
  const window = windowOf(template)
  if (window) {
    const address = safeArea(window, window.folded)
    return (pen, box, item) =>
      composeLetter(
        pen,
        box,
        { address: fillPrint(kind, template.address ?? '', item.values), body: body(item) },
        { address, bodyTop: window.folded.height + BELOW_FOLD, margin: sheet.padding },
        forgive,
      )
  }
  if (kind === 'device-label') {
    return (pen, box, item) => {
      const field = inset(deviceBox(box), 0.5)
      return framed(pen, field, compose(pen, body(item), inset(field, 1.5), DEVICE_STYLE, forgive))
    }
  }
  const style = PAGE_STYLES[kind]
  if (style) {
    return (pen, box, item) => compose(pen, body(item), inset(box, sheet.padding), style, forgive)
  }
  return (pen, box, item) => composeLabel(pen, box, body(item), { padding: sheet.padding, forgive })
}

const FORM_STYLE: Style = { size: 12, smallest: 9, leading: 1.8, vertical: 'top' }
const PAGE_STYLES: Partial<Record<PrintKind, Style>> = {
  'guide-sticker': STICKER_STYLE,
  'guide-sticker-plain': STICKER_STYLE,
  'application-envelope': ENVELOPE_STYLE,
  'application-form': FORM_STYLE,
}
