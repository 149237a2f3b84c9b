import type { CollectionBeforeValidateHook } from 'payload'

import { at } from '@/domain/field-problem'
import { containsIndividualNumber } from '@/domain/codes/individual-number'
import { PRINT_KIND_OPTIONS, specOf, type PrintKind } from '@/domain/printing/kinds'
import { MARKS_HELP } from '@/domain/printing/marked-text'
import { forbiddenInPrint, placeholdersOf } from '@/domain/printing/placeholders'
import { unknownPlaceholders } from '@/domain/text/template'
import { safeArea } from '@/domain/printing/window'
import { APPLICATION_CENTRE } from '@/domain/printing/texts'
import { checkbox, select, text, textarea } from '@/fields/basic'
import { requestKey } from '@/fields/request-key'
import { refuseAt, refuseProblems } from '@/lib/errors'

import { defineCollection, GROUP } from '../define'

import { millimetres } from './fields'

type Template = {
  kind: PrintKind
  title?: string
  body?: string
  address?: string
  windowX?: number
  windowY?: number
  windowWidth?: number
  windowHeight?: number
  envelopeWidth?: number
  envelopeHeight?: number
}

/** Refuses placeholders that the kind does not know, and what the law or the post fixes. */
const checkTexts: CollectionBeforeValidateHook = ({ data, originalDoc }) => {
  const template = { ...originalDoc, ...data } as Template
  if (!template.kind) return data
  const words = [template.body ?? '', template.address ?? ''].join('\n')
  // The fields' own check refuses it; quoting it here would put it into the log.
  if (containsIndividualNumber(words)) return data
  const problems = (['body', 'address'] as const).flatMap((field) => {
    const forbidden = forbiddenInPrint(template.kind, template[field] ?? '')
    return forbidden.length > 0 ? [at(field, unknownFields(template.kind, forbidden))] : []
  })
  if (problems.length > 0) throw refuseProblems('TEMPLATE_INVALID', problems)
  if (template.kind === 'application-envelope' && !words.includes(APPLICATION_CENTRE)) {
    throw refuseAt(
      'body',
      'TEMPLATE_INVALID',
      `あて先「${APPLICATION_CENTRE}」は、このまま入れてください。`,
    )
  }
  checkWindow(template)
  return data
}

const unknownFields = (kind: PrintKind, names: readonly string[]): string =>
  `「${specOf(kind).label}」: ${unknownPlaceholders(names, placeholdersOf(kind))}`

function checkWindow(template: Template): void {
  const { window } = specOf(template.kind).page ?? {}
  if (!window || !template.windowWidth || !template.windowHeight) return
  const area = safeArea(
    {
      envelope: {
        width: template.envelopeWidth ?? window.envelope.width,
        height: template.envelopeHeight ?? window.envelope.height,
      },
      window: {
        x: template.windowX ?? window.window.x,
        y: template.windowY ?? window.window.y,
        width: template.windowWidth,
        height: template.windowHeight,
      },
    },
    window.folded,
  )
  if (area && area.width >= 40 && area.height >= 15) return
  throw refuseAt(
    ['windowWidth', 'windowHeight'],
    'TEMPLATE_INVALID',
    `この窓では、宛名がいつも見える場所が足りません（折った紙は ${window.folded.width}×${window.folded.height}mm）。封筒と窓の寸法を確認してください。`,
  )
}

const hasWindow = (data: Record<string, unknown>): boolean =>
  !!specOf((data.kind ?? 'address-label') as PrintKind)?.page?.window

/** Texts of what is printed, edited in the panel (PR-05…PR-08, PR-12, PR-15). */
export const DocumentTemplates = defineCollection({
  slug: 'document-templates',
  label: '印刷物の文面',
  group: GROUP.texts,
  read: 'print.use',
  write: 'settings.edit',
  defaultSort: 'kind',
  admin: {
    useAsTitle: 'title',
    defaultColumns: ['title', 'kind', 'active', 'updatedAt'],
    description: '同じ種類に使用中の文面がいくつもあるときは、印刷のページで選びます。',
  },
  hooks: { beforeValidate: [checkTexts] },
  fields: [
    {
      type: 'row',
      fields: [
        select('kind', '種類', PRINT_KIND_OPTIONS, { required: true }),
        text('title', '名前', { required: true }),
      ],
    },
    textarea('body', '本文', {
      required: true,
      description: `${MARKS_HELP}　使える差し込みは、保存のときに確かめます。例: {{氏名}} {{住所}} {{予約ID}} {{発送番号}} {{期限}} {{窓口名}} {{電話}} {{URL}} {{発行日}}`,
    }),
    {
      ...textarea('address', '宛名（封筒の窓から見えるところ）'),
      admin: { condition: hasWindow },
    },
    {
      type: 'row',
      admin: { condition: hasWindow },
      fields: [
        millimetres('envelopeWidth', '封筒の幅'),
        millimetres('envelopeHeight', '封筒の高さ'),
        millimetres('windowX', '窓の左端'),
        millimetres('windowY', '窓の上端'),
        millimetres('windowWidth', '窓の幅'),
        millimetres('windowHeight', '窓の高さ'),
      ],
    },
    requestKey(),
    checkbox('active', '使用中', { defaultValue: true }),
  ],
})
