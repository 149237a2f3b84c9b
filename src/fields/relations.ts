import type { RelationshipField } from 'payload'

type Extra = {
  name?: string
  required?: boolean
  index?: boolean
  description?: string
  label?: string
  hidden?: boolean
  readOnly?: boolean
  width?: string
}

const relation = (
  to: string,
  name: string,
  label: string,
  extra: Extra,
  hasMany = false,
): RelationshipField =>
  ({
    name: extra.name ?? name,
    type: 'relationship',
    relationTo: to,
    label: extra.label ?? label,
    hasMany,
    required: extra.required,
    index: extra.index ?? !hasMany,
    admin: {
      description: extra.description,
      hidden: extra.hidden,
      readOnly: extra.readOnly,
      width: extra.width,
      allowCreate: false,
      allowEdit: false,
    },
  }) as RelationshipField

/** A link to records of another kind, by their own name. */
export const relationField = (
  to: string,
  name: string,
  label: string,
  { hasMany = false, ...extra }: Extra & { hasMany?: boolean } = {},
) => relation(to, name, label, extra, hasMany)
export const officeField = (extra: Extra = {}) =>
  relation('offices', 'office', '窓口（場所）', extra)
export const officesField = (extra: Extra = {}) =>
  relation('offices', 'offices', '窓口（場所）', extra, true)
export const serviceField = (extra: Extra = {}) =>
  relation('services', 'service', '予約サービス', extra)
export const servicesField = (extra: Extra = {}) =>
  relation('services', 'services', '予約サービス', extra, true)
