import type { PrintPlan, SpotColour } from '@/documents/printing/print-items'
import { specOf } from '@/domain/printing/kinds'
import { namesInPrint } from '@/domain/printing/placeholders'

import type { ServiceContext } from '../context'

import { composerFor } from './compose-item'
import { offsetOf, paperFor, templateFor } from './records'
import type { PrintItem, PrintOptions } from './types'

type Compose = PrintPlan<PrintItem>['compose']

/** A letter without its name, or to nowhere, is no letter: it is left out and named. */
const unlessUnreadable =
  (compose: Compose): Compose =>
  (pen, box, item) =>
    item.unreadable?.length
      ? { ok: false, problems: [{ kind: 'unreadable', fields: item.unreadable }] }
      : compose(pen, box, item)

/** The two inks of the privacy sticker (PR-08): black and the blue of the city's notices. */
const STICKER_INKS: SpotColour[] = [
  { name: 'Spot 1 Black', cmyk: [0, 0, 0, 100] },
  { name: 'Spot 2 Blue', cmyk: [100, 60, 0, 10] },
]

/**
 * Text, paper and place of a printing, ready for items.
 * @throws DomainError NOT_FOUND, INPUT_INVALID
 */
export async function planFor(
  ctx: ServiceContext,
  options: PrintOptions,
): Promise<PrintPlan<PrintItem> & { namesDeadline: boolean }> {
  const template = await templateFor(ctx, options.kind, options.template)
  const sheet = await paperFor(ctx, options.kind, options.sheet)
  const { inks } = specOf(options.kind)
  return {
    title: template.title,
    namesDeadline: namesInPrint(options.kind, template.body).includes('期限'),
    sheet,
    start: options.start,
    offset: await offsetOf(ctx, options.printer),
    compose: unlessUnreadable(composerFor(template, sheet, options)),
    spotColours: inks ? STICKER_INKS : undefined,
  }
}
