import type { CollectionConfig, Field } from 'payload'

import { allow, allowInOffice, nobody } from '@/access/collection'
import { checkbox, integer, json, select, text } from '@/fields/basic'
import { INSTANT_COMPONENTS } from '@/fields/instant'
import type { CaseDefinition } from '@/kit/case/types'

import { defineCollection, machineWritten } from './define'

type Definition = Omit<Parameters<typeof defineCollection>[0], 'slug' | 'label' | 'read'> & {
  label?: string
  /** How the panel calls the states. */
  stateLabel?: string
  /** There are records from before the kit, which have no key. */
  hadRecords?: true
}

/** Times as people read them: the page of a record has no form that writes them. */
const withTimes = (fields: readonly Field[]): Field[] =>
  fields.map((field) => {
    if ('fields' in field) return { ...field, fields: withTimes(field.fields) } as Field
    if (field.type !== 'text' || !field.name.endsWith('At') || field.admin?.components?.Field)
      return field
    return { ...field, admin: { ...field.admin, components: INSTANT_COMPONENTS } } as Field
  })

/**
 * The collection of a case kind: its own fields, and what the kit keeps beside them. Written by moves
 * only, so that no form can pass the rules; its page in the panel carries the buttons.
 */
export function caseCollection(
  kind: Pick<
    CaseDefinition,
    'slug' | 'label' | 'read' | 'scope' | 'key' | 'letter' | 'start' | 'states'
  >,
  { label = kind.label, stateLabel = '状態', hadRecords, fields, admin, ...config }: Definition,
): CollectionConfig {
  const states = Object.entries(kind.states).map(([value, state]) => ({
    value,
    label: state.label,
  }))
  return defineCollection({
    ...machineWritten,
    ...config,
    slug: kind.slug,
    label,
    read: kind.read,
    access: {
      read: kind.scope ? allowInOffice(kind.read, kind.scope) : allow(kind.read),
      create: nobody,
      update: nobody,
    },
    admin,
    fields: [
      // First on its page: what can be done with it, and what was done.
      {
        name: 'moves',
        type: 'ui',
        label: '操作と経過',
        admin: { components: { Field: '@/admin/kit/CaseBar#CaseBar' }, disableListColumn: true },
      },
      ...(kind.letter ? [text('number', '番号', { required: true, unique: true })] : []),
      text(kind.key, kind.key, { required: !hadRecords, unique: true, hidden: true }),
      select('state', stateLabel, states, {
        required: true,
        defaultValue: kind.start,
        index: true,
      }),
      ...withTimes(fields),
      text('stateOn', 'stateOn', { hidden: true, index: true }),
      integer('stateSeq', 'stateSeq', { defaultValue: 0, hidden: true }),
      json('history', 'history', { hidden: true }),
      json('extra', 'extra', { hidden: true }),
      checkbox('unlogged', 'unlogged', { hidden: true, index: true }),
    ],
  })
}
