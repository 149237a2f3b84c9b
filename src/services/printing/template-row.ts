import { type PrintKind, specOf, type WindowLetter } from '@/domain/printing/kinds'

/** A stored text of a printed thing. */
export type TemplateRow = {
  id: string
  kind: PrintKind
  title: string
  body: string
  address?: string | null
  envelopeWidth?: number | null
  envelopeHeight?: number | null
  windowX?: number | null
  windowY?: number | null
  windowWidth?: number | null
  windowHeight?: number | null
}

/** The window of a text's envelope, with what its record does not say filled in from the kind. */
export function windowOf(template: TemplateRow): WindowLetter | null {
  const usual = specOf(template.kind).page?.window
  if (!usual) return null
  return {
    folded: usual.folded,
    envelope: {
      width: template.envelopeWidth ?? usual.envelope.width,
      height: template.envelopeHeight ?? usual.envelope.height,
    },
    window: {
      x: template.windowX ?? usual.window.x,
      y: template.windowY ?? usual.window.y,
      width: template.windowWidth || usual.window.width,
      height: template.windowHeight || usual.window.height,
    },
  }
}
